import type { Undo } from '../runtime/undo.ts'
import type { PanelAction } from '../shared/panel-protocol.ts'
import type { JournalEntry } from '../shared/protocol.ts'
import type { ReasonText } from '../reasons/index.ts'
import type { ValueView } from './value-view.ts'

export type { ReasonText }

/** Whether what the panel shows is up to date. */
export type Connection = 'connecting' | 'connected' | 'disconnected'

/** Somebody who reads or writes: a framework's components, or a module by its url. */
export interface Participant {
  readonly name: string
  readonly count: number
}

/** One global signal. */
export interface SignalView {
  readonly key: string
  readonly value: ValueView
  /** The value as JSON; absent where it is not plain data, or too much of it, or secret. */
  readonly json?: string
  /** The initial value, as text; absent where it is not known. */
  readonly initial?: string
  readonly isTouched: boolean
  /** Modules that have written it since the panel is open. */
  readonly writers: readonly Participant[]
  /** Who follows it, as far as that is known; effects that read it are not told apart. */
  readonly followers: readonly Participant[]
  /** How many listeners and effects it has. */
  readonly subscribers: number
}

/** Some of the signals. */
export interface SignalPage {
  readonly signals: readonly SignalView[]
  /** How many match the query. */
  readonly matching: number
  readonly total: number
}

/** Which signals are wanted: the first `limit` whose key contains `text`. */
export interface SignalQuery {
  readonly text: string
  readonly limit: number
}

/** How many listen to one event or signal. */
export interface SubscriptionRow {
  readonly kind: 'event' | 'signal'
  readonly name: string
  readonly now: number
  /** How many did before and after the last update; absent while there was none since the panel is open. */
  readonly before?: number
  readonly after?: number
  readonly by: readonly Participant[]
}

/** What a module has started and not ended. */
export interface ModuleEffects {
  readonly module: string
  readonly effects: readonly Participant[]
  /** How many of them an earlier version of the module has started. */
  readonly leftOver: number
}

/** The page's memory after one save. */
export interface MemorySample {
  readonly label: string
  readonly heapBytes?: number
  readonly domNodes: number
  readonly effects: number
}

/** The page's memory now, and after each save since the panel is open, oldest first. */
export interface MemoryView {
  readonly now: MemorySample
  readonly samples: readonly MemorySample[]
  readonly modules: readonly ModuleEffects[]
}

/** What the panel can ask for, so that it does not offer what would be refused. */
export interface Abilities {
  /** False where the server takes no actions from here, or is not reached. */
  readonly canAct: boolean
  /** Ids of the entries whose version of the files is kept. */
  readonly versions: ReadonlySet<string>
  /** Files that are not served from the disk, but as an earlier save has left them. */
  readonly pinned: readonly string[]
  /** Files that wait for a fix. */
  readonly waiting: readonly string[]
  readonly isPaused: boolean
  /** How many files have been saved since the pause began. */
  readonly pausedFiles: number
  /** True from `clear-state` to the next update. */
  readonly isClearing: boolean
}

/** What can be done with saves. Signals are written by `setSignal`. */
export type SaveAction = Exclude<PanelAction, { readonly kind: 'set-signal' }>

/** A page of the app. */
export interface PageLabel {
  readonly id: string
  readonly label: string
}

/** A place in a file of the project. */
export interface FilePlace {
  readonly file: string
  readonly line?: number
  readonly column?: number
}

/** Where the panel has everything from: the page that it is in, or a server and through it another page. */
export interface PanelSource {
  readonly connection: Connection
  /** What has settled, oldest first. */
  readonly entries: readonly JournalEntry[]
  readonly abilities: Abilities
  /** The pages of the app that signals, subscriptions and memory can be asked of; empty for the page it is in. */
  readonly pages: readonly PageLabel[]
  /** Asks that page from now on. */
  selectPage(id: string): void
  /** Calls the listener when one of these has changed. */
  subscribe(listener: () => void): Undo
  signals(query: SignalQuery): Promise<SignalPage>
  /**
   * Writes a signal.
   * @throws {Error} when there is no such signal, or no page
   */
  setSignal(key: string, value: unknown): Promise<void>
  subscriptions(): Promise<readonly SubscriptionRow[]>
  memory(): Promise<MemoryView>
  reasons(): Promise<readonly ReasonText[]>
  /**
   * @throws {Error} when it is refused
   */
  act(action: SaveAction): Promise<void>
  /** Opens a file in the editor. */
  openFile(place: FilePlace): void
  /** Lets go of everything that it watches. */
  readonly dispose: Undo
}
