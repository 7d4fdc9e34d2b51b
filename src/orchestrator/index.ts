import type { HotReloadOrchestrator } from './contract.ts'
import { hear } from './hear.ts'
import type { HotChannel } from './hot-channel.ts'
import type { PageInspection } from './inspect.ts'
import { createClientJournal, type ClientJournal } from './journal.ts'
import { once } from './once.ts'
import { createPageCore, type PageCore, type StartOptions } from './page-core.ts'
import { hearPanelKey } from './panel-key.ts'
import { publish } from './publish.ts'
import { publishCore } from './publish-core.ts'
import { hasReloadNote } from './reload-note-key.ts'
import type { UpdateHalf } from './update-half.ts'

export type { HotChannel } from './hot-channel.ts'
export type { StartOptions } from './page-core.ts'

/** What tools and the console find at `globalThis[Symbol.for('metamon.page')]`. */
export interface MetamonPage {
  /** Undefined while what updates need is loaded. */
  readonly orchestrator: HotReloadOrchestrator | undefined
  readonly journal: ClientJournal
  /** Undefined while what updates need is loaded. */
  readonly inspection: PageInspection | undefined
  readonly hot: HotChannel
  /** The path that the app is served under. */
  readonly base: string
  /** The url of a module that the server serves: the page itself need not come from the same server. */
  readonly url: string
  /** Shows the panel, with that entry of the journal where one is named. It is loaded when it is first wanted. */
  openPanel(id?: string): Promise<void>
}

/**
 * Starts the browser half of the orchestrator. Once per page; called before any module of the app runs. Only what
 * has to be there from then on is: what updates and reloads need is loaded beside the app.
 */
export function startOrchestrator(options: StartOptions): MetamonPage {
  const { hot, base, url } = options
  const load = once(() => loadUpdates(core, journal))
  const core = createPageCore(options)
  publishCore(core)
  const journal = createClientJournal(window)
  hear(core, journal, load)
  // Beside the app: a server that has gone, or holds back what an update changes, can no longer be asked for it.
  void load().catch(() => {})
  if (core.left || hasReloadNote(core.storage)) core.arriving = loadArrival(core)
  const { devtools } = options.options
  const loadPanel = async () => (await load()).loadPanel()
  if (devtools) hearPanelKey(async () => (await loadPanel()).togglePanel(page))
  const page: MetamonPage = {
    get orchestrator() {
      return core.updates?.orchestrator
    },
    journal,
    get inspection() {
      return core.updates?.inspection
    },
    hot,
    base,
    url,
    async openPanel(id) {
      if (devtools) (await loadPanel()).openPanel(page, id)
    },
  }
  publish(Symbol.for('metamon.page'), page)
  return page
}

async function loadUpdates(core: PageCore, journal: ClientJournal): Promise<UpdateHalf> {
  const { createUpdateHalf } = await import('./update-half.ts')
  return (core.updates = createUpdateHalf(core, journal))
}

/** Where it cannot be loaded, the page begins as on any page load. */
async function loadArrival(core: PageCore): Promise<void> {
  try {
    const { arrivePage } = await import('./resume/arrive-page.ts')
    core.arrived = arrivePage(core)
  } catch {
    core.arrived = undefined
  }
}
