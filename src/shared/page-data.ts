/** What JSON can say. */
export type JsonValue =
  | null
  | boolean
  | number
  | string
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue }

/** What a page of the app holds, as plain data of limited size. */
export interface PageData {
  readonly title: string
  /** Path and query of the page, without its origin. */
  readonly path: string
  readonly signals: readonly SignalData[]
  readonly subscriptions: SubscriptionData
  readonly counters: PageCounters
}

/** A global signal. */
export interface SignalData {
  readonly key: string
  /** The value as JSON; absent where it is none (a function, a class instance, a cycle), too large or secret. */
  readonly value?: JsonValue
  /** A short text for people: `{ items: 3 }`, `function save`, `••••` for a secret. */
  readonly preview: string
  readonly isSecret: boolean
  /** True when something other than its declaration has written it. */
  readonly isTouched: boolean
  /** Listeners, effects and computeds that follow it. */
  readonly subscribers: number
  /** Files that name it, relative to the root: those that declare, read and write it. Filled in by the server. */
  readonly files: readonly string[]
}

/** Active listeners by name: now, and before the last save that this page has taken part in. */
export interface SubscriptionData {
  readonly before: SubscriptionTotals | null
  readonly now: SubscriptionTotals
}

export interface SubscriptionTotals {
  readonly events: { readonly [name: string]: number }
  readonly signals: { readonly [key: string]: number }
}

/** What grows when something leaks. */
export interface PageCounters {
  /** Bytes of the JavaScript heap; null where the browser does not tell. */
  readonly heapBytes: number | null
  readonly domNodes: number
  /** Components that adapters' hooks have connected to signals and events. */
  readonly connections: number
  readonly signals: number
  readonly subscriptions: number
  /** Modules of the app that this page has evaluated. */
  readonly modules: number
}
