import type { Outcome } from '../shared/protocol.ts'

/** The views of the panel. */
export const TABS = ['history', 'signals', 'subscriptions', 'memory', 'reasons'] as const

export type Tab = (typeof TABS)[number]

/** A signal whose value is being edited. */
export interface Editing {
  readonly key: string
  readonly text: string
  readonly problem?: string
}

/** A word to the person, until the next one. */
export interface Notice {
  readonly kind: 'good' | 'bad'
  readonly text: string
}

/** Dark or light whatever the system says, or as the system says. */
export type Scheme = 'auto' | 'light' | 'dark'

/** What somebody has chosen to see. */
export interface ViewState {
  readonly tab: Tab
  /** The entry that is shown; undefined shows the newest where there is room for both. */
  readonly entry?: string | undefined
  /** The code that is shown among the reasons. */
  readonly reason?: string | undefined
  /** Whether the chosen one was opened: where there is no room for both, it is shown instead of the list. */
  readonly isOpen: boolean
  readonly outcome: Outcome | 'all'
  readonly text: string
  readonly signalText: string
  readonly signalLimit: number
  readonly editing?: Editing | undefined
  /** Keys of what is unfolded. */
  readonly unfolded: ReadonlySet<string>
  readonly notice?: Notice | undefined
  /** What is under way, by the name of the button. */
  readonly busy?: string | undefined
  readonly scheme: Scheme
}

/** How many signals are shown at once, and how many more each time somebody asks. */
export const SIGNAL_STEP: number = 100

/** What is seen first. */
export const FIRST_VIEW: ViewState = {
  tab: 'history',
  isOpen: false,
  outcome: 'all',
  text: '',
  signalText: '',
  signalLimit: SIGNAL_STEP,
  unfolded: new Set(),
  scheme: 'auto',
}

/** The place in the panel as the part of a url behind `#`. */
export function toHash({ tab, entry, reason }: ViewState): string {
  const place = tab === 'history' ? entry : tab === 'reasons' ? reason : undefined
  return place === undefined ? `#/${tab}` : `#/${tab}/${encodeURIComponent(place)}`
}

/** The view that such a part of a url means; an unknown one means what is seen first. */
export function fromHash(hash: string): Pick<ViewState, 'tab' | 'entry' | 'reason' | 'isOpen'> {
  const [, name, place] = hash.split('/')
  const tab = TABS.find((one) => one === name) ?? 'history'
  const decoded = place === undefined || place === '' ? undefined : decode(place)
  return {
    tab,
    entry: tab === 'history' ? decoded : undefined,
    reason: tab === 'reasons' ? decoded : undefined,
    isOpen: decoded !== undefined,
  }
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}
