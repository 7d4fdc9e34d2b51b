// @ts-expect-error Svelte has no types for what only its compiler's output calls.
import * as internals from 'svelte/internal/client'

/** A node in Svelte's tree of effects: components, blocks and effects of an app. */
export interface Effect {
  readonly parent: Effect | null
  readonly first: Effect | null
  readonly next: Effect | null
  /** The DOM that goes when the effect is destroyed; without it, the DOM of the effects inside. */
  nodes: object | null
  /** Of blocks, where in the code they are: what is rendered there, and what is around it. */
  readonly dev_stack?: CodePlace | null
}

/** A place in the code of a component. */
export interface CodePlace {
  readonly file: string
  readonly line: number
  readonly column: number
}

export type Props = Readonly<Record<string, unknown>>

/** What `bind:this` of a component gives. */
export type Exports = Readonly<Record<PropertyKey, unknown>>

/** A component as Svelte's compiler writes it. */
export type SvelteComponent = (anchor: Node, props: Props) => Exports | undefined

/** A reactive value. */
export interface Source {
  readonly v: unknown
}

/** What `$.hmr` makes of a component: it shows whichever version `current` holds. */
export type HotComponent = SvelteComponent & Record<symbol, HotHandle | undefined>

export interface HotHandle {
  readonly fn: SvelteComponent
  readonly current: Source
  update(incoming: HotComponent): void
}

/** `<svelte:boundary>`: the attributes are read when something is thrown, and without any it throws on. */
export interface BoundaryProps {
  readonly onerror: ((error: unknown) => void) | undefined
  readonly failed: ((anchor: Node) => void) | undefined
}

/** What is used of the runtime that compiled components run on. */
export interface SvelteInternals {
  /** The symbol that a hot component keeps its handle under. */
  readonly HMR: symbol
  /** The effect that is running now. */
  readonly active_effect: Effect | null
  /** Says whether what is read now makes something run again. */
  effect_tracking(): boolean
  render_effect(run: () => () => void): void
  boundary(anchor: Node, props: BoundaryProps, children: (anchor: Node) => void): void
  set(source: Source, value: unknown): void
  untrack<Value>(read: () => Value): Value
  /** Returns a state proxy as it is. */
  proxy<Value>(value: Value): Value
}

/** The runtime itself: its exports change, so that they are read anew each time. */
// The compiled output of the same package relies on these names, with these types.
export const svelte: SvelteInternals = internals as unknown as SvelteInternals
