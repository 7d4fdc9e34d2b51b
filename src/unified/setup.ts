import type { Handle } from './handle.ts'
import { findHooks } from './hooks.ts'
import type { Language } from './language.ts'
import type { Lifecycle } from './lifecycle.ts'
import type { Signal } from '../index.ts'

/** The script of a `.mtm` file, compiled: what every instance of the component runs once. */
export interface Setup {
  /** The file, as the compiler names it. */
  readonly id: string
  readonly run: RunSetup
}

/** Declares everything through the context. Called again for living scopes when the file is edited. */
export type RunSetup = (context: SetupContext) => void

/** What a declaration gives to the view: a value that can be read and written, or a function. */
export type Exposed = Handle | Method

/** A function of the script; its arguments are the script's own business. */
export type Method = (...input: unknown[]) => unknown

/** One declaration, before anything of it has been evaluated. */
export type Definition =
  | {
      readonly kind: 'value'
      /** The same text means the same cell: it keeps its value. Without one it is always made anew. */
      readonly hash?: string | undefined
      /** True for `$name! = value`. */
      readonly isState?: boolean
      make(): Signal<unknown>
    }
  | { readonly kind: 'method'; readonly call: Method }

/** Makes what a declaration stands for, or finds what it stood for before. */
export type Define = (name: string, definition: Definition) => Exposed

/** What the compiled script calls `m$`. Names are those of the source, without `$`. */
export interface SetupContext extends Lifecycle {
  /** `$name! = value`: state of this instance, made when it is first looked at. */
  state(name: string, init: () => unknown, hash: string): Exposed
  /** `$name! = signal('key', value)`. */
  shared(name: string, key: string, init: () => unknown): Exposed
  /** `$name = expression`, `$name! = computed(fn)`. */
  derived(name: string, compute: () => unknown): Exposed
  /** `$name = value` that never changes. Without a hash it is evaluated anew after each edit. */
  constant(name: string, init: () => unknown, hash?: string): Exposed
  /** `$name! = prop(fallback)`. */
  prop(name: string, fallback?: () => unknown): Exposed
  /** A name that the page brings: the shared signal of that key, which starts as `meta`. */
  page(name: string, key: string, meta: unknown): Exposed
  /** `$name = () => …`: the same function for ever, whose body can be replaced; what it writes is one batch. */
  fn(name: string, call: Method): Exposed
  /** What the template reads that is no `$` declaration: getters, because they may be `let`. */
  plain(values: object): void
  /** What the language gives to scripts without an import; what they subscribe to ends with the mount. */
  readonly language: Language
  emit(event: string, payload?: unknown): void
}

/**
 * Makes a component's setup known, and hands a new version of it to everything that lives.
 *
 * @param id the file, as the compiler names it
 */
export function defineSetup(id: string, run: RunSetup): Setup {
  const setup = { id, run }
  findHooks()?.defined(setup)
  return setup
}
