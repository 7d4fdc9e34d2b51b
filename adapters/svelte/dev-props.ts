import type { DevRuntime } from '../contract.ts'
import type { Handover } from './dev-handover.ts'
import type { Props, SvelteInternals } from './dev-internals.ts'
import type { Owner } from './dev-owner.ts'

/** A prop as compiled components use it: called with a value it writes, else it reads. */
export type Prop = (...args: unknown[]) => unknown

/** A prop that the component writes to. */
export interface PropDeclaration {
  readonly scope: string
  /** The local name. */
  readonly name: string
  /** The fallback as it is written; empty without one. */
  readonly text: string
  readonly props: Props
  /** The name that the parent gives the prop by. */
  readonly key: string
  readonly prop: Prop
}

export interface PropContext {
  readonly svelte: SvelteInternals
  readonly handover: Handover
  readonly runtime: DevRuntime
}

const NOTHING = Symbol('nothing')

/** Keeps what a component has written to a prop that its parent does not bind: that is state of the component. */
export function keepProp(owner: Owner, declaration: PropDeclaration, context: PropContext): Prop {
  const { scope, name, text, props, key, prop } = declaration
  const { svelte, handover, runtime } = context
  if (isBound(props, key, svelte)) return prop
  let isWritten = false
  const read = () => {
    if (!isWritten) throw new Error('the prop is what the parent gives')
    return prop()
  }
  const initialise = () => NOTHING as unknown
  const value = handover.take(owner, { scope, name, text, initialise, read }, runtime)
  if (value !== NOTHING) {
    isWritten = true
    prop(value)
  }
  return (...args) => {
    isWritten ||= args.length > 0
    return prop(...args)
  }
}

/** What is written to a bound prop is the parent's state. */
const isBound = (props: Props, key: string, svelte: SvelteInternals): boolean =>
  Object.getOwnPropertyDescriptor(props, key)?.set !== undefined || svelte.proxy(props) === props
