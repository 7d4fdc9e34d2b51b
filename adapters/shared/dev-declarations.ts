import type { DevRuntime, StateDeclarations, StateSlot } from '../contract.ts'
import { findDevRuntime } from './dev-runtime.ts'

/** Called by an instrumented module before it makes any state. Without a `DevRuntime` in the page it does nothing. */
export const declare: StateDeclarations['declare'] = (module, declarations) =>
  findDevRuntime()?.declarations.declare(module, declarations)

/** A variable as instrumented code names it. */
export interface DeclaredSlot extends Pick<StateSlot, 'name' | 'text' | 'kind'> {
  readonly scope: string
  /** The name as it was declared; the slot's own has behind it what tells several slots of one declaration apart. */
  readonly declared: string
  /** Makes the slot's name of that of its declaration; by default, puts behind it what is behind the present one. */
  readonly nameFrom?: (declared: string) => string
  /** Works out the instance's key. */
  readonly keyOf: () => string
}

/** The slot of a variable. What takes time to find out is found out when it is asked for: rarely. */
export const createSlot = (
  declared: DeclaredSlot,
  runtime: Pick<DevRuntime, 'phase' | 'declarations'>,
): StateSlot => new DeclaredStateSlot(declared, runtime)

/** A class, as engines make the getters of an object anew each time that it is written down. */
class DeclaredStateSlot implements StateSlot {
  readonly name: string
  readonly text: string
  readonly kind: string | undefined
  handed: unknown = undefined
  private known: string | undefined = undefined
  private readonly slot: DeclaredSlot
  private readonly runtime: Pick<DevRuntime, 'phase' | 'declarations'>

  constructor(slot: DeclaredSlot, runtime: Pick<DevRuntime, 'phase' | 'declarations'>) {
    this.name = slot.name
    this.text = slot.text
    this.kind = slot.kind
    this.slot = slot
    this.runtime = runtime
  }

  get instance(): string {
    return (this.known ??= this.slot.keyOf())
  }

  get former(): string | undefined {
    const { scope, declared, name, nameFrom } = this.slot
    const former = this.runtime.declarations.formerOf(scope, declared)
    if (former === undefined && !nameFrom) return undefined
    const whole = nameFrom ? nameFrom(former ?? declared) : `${former}${name.slice(declared.length)}`
    return whole === name ? undefined : whole
  }

  get isReset(): boolean {
    // What takes an update back starts nothing anew: it puts everything back.
    const { scope, declared } = this.slot
    return this.runtime.phase !== 'rollback' && this.runtime.declarations.isReset(scope, declared)
  }
}
