/** A variable with state, as the code of a module declares it. */
export interface StateDeclaration {
  /** The module, and behind `#` the functions and classes around the declaration. */
  readonly scope: string
  /** The name of its slots, without what tells several slots of one declaration apart. */
  readonly name: string
  /** What makes the state: `useState`, `ref`. */
  readonly kind: string
  /** The initialiser as it is written. */
  readonly text: string
  /** True when its author wants it to start anew with every update. */
  readonly isReset?: boolean
}
