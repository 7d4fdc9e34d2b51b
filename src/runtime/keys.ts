/**
 * The types of the app's global signals, by key; empty until the app declares them.
 *
 * @example
 * declare module 'metamon' {
 *   interface Signals {
 *     'cart:total': number
 *   }
 * }
 */
// oxlint-disable-next-line typescript/no-empty-interface -- the app fills it by declaration merging
export interface Signals {}

/**
 * The payload types of the app's events, by name; empty until the app declares them. `void` stands for an
 * event without a payload.
 *
 * @example
 * declare module 'metamon' {
 *   interface Events {
 *     'cart:add': { n: number }
 *     'cart:clear': void
 *   }
 * }
 */
// oxlint-disable-next-line typescript/no-empty-interface -- the app fills it by declaration merging
export interface Events {}

/** A signal key whose type is declared in `Signals`. */
export type DeclaredKey = keyof Signals & string

/** Any other signal key. A declared one gives `never`, so that a wrong type for it stays an error. */
export type OtherKey<Key extends string> = Key extends DeclaredKey ? never : Key

/** What the handlers of an event are given: as declared in `Events`, otherwise unknown. */
export type EventPayload<Name extends string> = Name extends keyof Events ? Events[Name] : unknown

/** The payload argument of `emit`: left out only where the event may go without one. */
export type EmitArguments<Name extends string> =
  undefined extends EventPayload<Name> ? [payload?: EventPayload<Name>] : [payload: EventPayload<Name>]
