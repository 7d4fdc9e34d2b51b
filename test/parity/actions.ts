/** One thing that a user, the app around the component, or the harness does. */
export type Action =
  | { readonly kind: 'click' | 'double-click' | 'focus' | 'mark'; readonly selector: string }
  | { readonly kind: 'type' | 'fill'; readonly selector: string; readonly text: string }
  | { readonly kind: 'press'; readonly selector: string; readonly key: string }
  | { readonly kind: 'select'; readonly selector: string; readonly values: readonly string[] }
  | { readonly kind: 'caret'; readonly selector: string; readonly at: number }
  | {
      readonly kind: 'dispatch'
      readonly selector: string
      readonly event: string
      readonly detail: unknown
    }
  | { readonly kind: 'set-props'; readonly props: Props }
  | { readonly kind: 'emit'; readonly event: string; readonly payload: unknown }
  | { readonly kind: 'set-signal'; readonly key: string; readonly value: unknown }
  | { readonly kind: 'blur' | 'unmount' }

export type Props = Readonly<Record<string, unknown>>

/** What has to hold after a component was mounted, or after an action. */
export interface Expectation {
  /** As `serialise` writes it: attributes by name, form controls with what they hold. */
  readonly html: string
  /** What was logged since the expectation before. Default: nothing. */
  readonly log?: readonly string[]
  /** Computed style by `selector property`. */
  readonly styles?: Readonly<Record<string, string>>
  /** The element that has the focus: `input#name`. Not looked at when absent, but the same in all targets. */
  readonly focus?: string
}

/** An action, and what has to hold when everything has settled. */
export interface Step extends Expectation {
  readonly act: Action
}

/** How one component is driven, and what it has to show. */
export interface Fixture {
  /** The props that it is mounted with. Default: none. */
  readonly props?: Props
  readonly mounted: Expectation
  readonly steps?: readonly Step[]
  /** `file` leaves the header as it is and says the target in the file name: for files without a header. */
  readonly targetIn?: 'header' | 'file'
}

/** Clicks the middle of the first element that matches. */
export const click = (selector: string): Action => ({ kind: 'click', selector })

export const doubleClick = (selector: string): Action => ({ kind: 'double-click', selector })

/** Ticks or unticks as a user does it. */
export const check = (selector: string): Action => click(selector)

export const focus = (selector: string): Action => ({ kind: 'focus', selector })

export const blur = (): Action => ({ kind: 'blur' })

/** Numbers every element that matches, so that later HTML tells which of them are still there. */
export const mark = (selector: string): Action => ({ kind: 'mark', selector })

/** Focuses a field without moving its caret, and types. */
export const type = (selector: string, text: string): Action => ({ kind: 'type', selector, text })

/** Replaces what a field holds: for dates, colours and the like. */
export const fill = (selector: string, text: string): Action => ({ kind: 'fill', selector, text })

/** Focuses an element and presses a key, as `Control+Enter`. */
export const press = (selector: string, key: string): Action => ({ kind: 'press', selector, key })

/** Chooses options by value. */
export const select = (selector: string, ...values: string[]): Action => ({
  kind: 'select',
  selector,
  values,
})

/** Focuses a field and puts its caret in front of a character. */
export const caret = (selector: string, at: number): Action => ({ kind: 'caret', selector, at })

/** Dispatches a bubbling custom event. */
export const dispatch = (selector: string, event: string, detail?: unknown): Action => ({
  kind: 'dispatch',
  selector,
  event,
  detail,
})

/** Hands over new props; they replace the earlier ones. */
export const setProps = (props: Props): Action => ({ kind: 'set-props', props })

/** Sends an event of the bus. */
export const emit = (event: string, payload?: unknown): Action => ({ kind: 'emit', event, payload })

/** Writes an app-wide signal. */
export const setSignal = (key: string, value: unknown): Action => ({ kind: 'set-signal', key, value })

export const unmount = (): Action => ({ kind: 'unmount' })
