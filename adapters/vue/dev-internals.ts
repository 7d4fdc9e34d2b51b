import type { ComponentInternalInstance, Slots, VNode } from 'vue'

export type Setup = (props: unknown, context: unknown) => unknown
export type Render = (this: unknown, ...args: unknown[]) => unknown
/** `data()` and `provide()`, which Vue calls when the setup is over. */
export type OptionFunction = (this: unknown, ...args: unknown[]) => unknown

/** The definition of a component, as far as it is changed here. */
export interface Definition {
  setup?: Setup
  render?: Render
  data?: OptionFunction
  provide?: OptionFunction | object
  errorCaptured?: OptionFunction
  inheritAttrs?: boolean
  __hmrId?: string
}

/** What an instance has besides what is in Vue's public types. */
export interface Internals extends Omit<ComponentInternalInstance, 'slots'> {
  slots: Slots
  render: Render | null
  renderCache: unknown[]
  scope: { readonly effects: { stop(): void }[]; readonly cleanups: (() => void)[] }
  /** Hooks: before mount, mounted, before update, updated, activated, deactivated. */
  bm: unknown
  m: unknown
  bu: unknown
  u: unknown
  a: unknown
  da: unknown
  /** Absent until the instance has rendered. */
  subTree: VNode
  /** What a setup waits for; absent while it runs for the first time. */
  readonly asyncDep: unknown
}

/** Every instance of Vue 3.5 has these properties. */
export const internalsOf = (instance: ComponentInternalInstance): Internals =>
  instance as unknown as Internals

/** The instance behind what render functions and `data()` get as `this`. */
export const instanceOf = (proxy: unknown): ComponentInternalInstance | undefined =>
  (proxy as { readonly $?: ComponentInternalInstance } | null | undefined)?.$

/** Whether something is thrown, or returned, to be waited for. */
export const isThenable = (value: unknown): value is PromiseLike<unknown> =>
  typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function'

/** What Vue gives the modules of components to update themselves with. */
export interface HmrRuntime {
  rerender(hmrId: string, render: Render): void
}

/** Vue puts it there when it is loaded for development. */
export const hmrRuntime = (): HmrRuntime | undefined =>
  (globalThis as { readonly __VUE_HMR_RUNTIME__?: HmrRuntime }).__VUE_HMR_RUNTIME__
