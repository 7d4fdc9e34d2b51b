import { EVENTS } from '../shared/protocol.ts'
import type { OrchestratorContext } from './context.ts'
import type { HotReloadOrchestrator } from './contract.ts'
import { concernsPage, type FullReload } from './full-reload.ts'
import type { HotChannel } from './hot-channel.ts'
import type { PageCore } from './page-core.ts'
import { answerPanels } from './panel-answers.ts'
import { followPageModules } from './page-modules.ts'
import { followAnnouncements } from './passive.ts'
import { readBegin, readEnd, readPrefetch } from './read-message.ts'
import { createReloadNote } from './reload-note.ts'
import { followReloads } from './resume/follow-reloads.ts'
import { createTransactions, type Transactions } from './transactions.ts'

/** How much of the time that the server waits for a report an update waits for composed text. */
const COMPOSITION_SHARE = 0.2

interface Listening {
  readonly core: PageCore
  readonly context: OrchestratorContext
  readonly orchestrator: HotReloadOrchestrator
  /** Where the messages are heard. */
  readonly hot: HotChannel
}

/** Every listener is async: Vite drops an update whose listener throws, and swallows what is rejected. */
export function followUpdates({ core, context, orchestrator, hot }: Listening): void {
  const { base, url } = core
  const transactions = createTransactions(context, orchestrator)
  const reload = () => location.reload()
  followPageModules({ hot, base, url, target: window, reload, comeUp: () => comeUp(context) })
  if (core.options.devtools) answerPanels(hot, core)
  if (core.options.isPassive) followAnnouncements(hot, transactions)
  else followServer({ core, context, hot }, transactions)
  followReloads(hot, context, base)
  hot.on('vite:beforePrune', async ({ paths }: { paths: readonly string[] }) => {
    for (const path of paths) context.ownership.remove(path)
  })
}

/** Reloads the page, in the transaction that runs where one does. */
async function comeUp({ running, recover, resume }: OrchestratorContext): Promise<void> {
  if (running) {
    running.isReloading = true
    return recover({ id: running.id, phase: running.phase, reloaded: 'recovery' })
  }
  await resume.announce().catch(() => {})
  location.reload()
}

function followServer(
  { core, context, hot }: Pick<Listening, 'core' | 'context' | 'hot'>,
  transactions: Transactions,
): void {
  hot.on(EVENTS.prefetch, async (data: unknown) => context.prefetch(readPrefetch(data)))
  const begin = async (data: unknown) => {
    const message = readBegin(data)
    if (!message) return
    // Vite's client takes no further message meanwhile.
    if (message.expected.some(({ tracked }) => tracked))
      await context.dom?.composed(context.options.reloadTimeout * COMPOSITION_SHARE)
    transactions.begin(message)
  }
  hot.on(EVENTS.begin, begin)
  hot.on('vite:beforeUpdate', async ({ metamon }: { readonly metamon?: unknown }) => begin(metamon))
  hot.on(EVENTS.end, async (data: unknown) => {
    const message = readEnd(data)
    if (message) await transactions.end(message.id)
  })
  hot.on('vite:invalidate', async () => transactions.invalidated())
  hot.on('vite:beforeFullReload', async (payload: FullReload) => {
    const { running } = context
    if (!running || !concernsPage(payload, core.base, location.pathname)) return
    createReloadNote(core.storage).leave({ id: running.id, phase: running.phase, reloaded: 'asked' })
    running.isReloading = true
  })
}
