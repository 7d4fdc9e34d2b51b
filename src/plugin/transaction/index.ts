import type { HotUpdateOptions, Plugin, ViteDevServer } from 'vite'
import { leaveRestartNote } from '../restart-note.ts'
import { isServing, resolvedConfig, type PluginContext } from '../context.ts'
import { nodesOf } from './batching.ts'
import { keepCompiled } from './keep-compiled.ts'
import { createLostSaves, type LostSaves } from './lost-saves.ts'
import { openTransactions, type Known, type OpenTransactions } from './open.ts'
import type { Pass } from './passes.ts'
import { readNow, type SavedTexts } from './saved-texts.ts'
import { createSavePatterns } from './save-patterns.ts'
import { missingInVite } from './self-check.ts'

/** The server half of a transaction. */
export function transactionPlugin(context: PluginContext, known: Known): Plugin {
  const { passes, texts } = known
  const patterns = createSavePatterns(context)
  let open: OpenTransactions | undefined
  let lostSaves: LostSaves | undefined
  /** By environment: while a server restarts, there is an old one and a new one. */
  const undos = new Map<unknown, () => void>()
  return {
    name: 'metamon:transaction',
    apply: (_, { command, isPreview }) => command === 'serve' && !isPreview,
    config(config) {
      const runAll = config.server?.hotUpdateEnvironments ?? updateEveryEnvironment
      return {
        server: {
          async hotUpdateEnvironments(server, hmr) {
            const pass = passes.current() ?? open?.batching.unentered()
            if (!pass) return void (await runAll(server, hmr))
            try {
              await passes.run(pass, () =>
                runAll(server, (environment) =>
                  environment.name === 'client'
                    ? keepCompiled(environment, pass, () => hmr(environment))
                    : hmr(environment),
                ),
              )
            } finally {
              open?.batching.close(pass)
              passes.rest()
            }
          },
        },
      }
    },
    configureServer(server) {
      if (!isServing(context)) return
      const missing = missingInVite(server)
      if (missing) return stepBack(context, missing)
      const [transactions, saves] = [
        openTransactions(server, context, known),
        createLostSaves(server.watcher, known.healed),
      ]
      const undoVersions = followVersions(server, context, transactions)
      open = transactions
      lostSaves = saves
      undos.set(server.environments.client, () => {
        transactions.close()
        undoVersions()
        saves.close()
      })
    },
    closeBundle() {
      undos.get(this.environment)?.()
      undos.delete(this.environment)
    },
    async watchChange(file, { event }) {
      texts.forget([file])
      const version = context.versions.taken(file)
      if (!open || patterns.isIgnored(file)) return
      // What makes Vite start its server anew is no update.
      if (leaveRestartNote(resolvedConfig(context), file, context.journal.entries)) return
      context.controls.saved(file)
      context.debug('watch', () => `${event} ${file}`)
      await open.batching.save(file, event)
      if (version && open.batching.open) open.batching.open.version = version
    },
    hotUpdate: {
      order: 'pre',
      handler(options) {
        if (this.environment.name !== 'client' || !open) return undefined
        if (patterns.isIgnored(options.file)) return patterns.ignore(options.file)
        const pass = open.batching.enter(options.file)
        if (pass) passes.enter(pass)
        const modules = withoutWaiting(options, open, pass)
        const noted = noteSave(options, lostSaves, texts)
        if (pass) noteVersion(pass, texts, context)
        return noted ? noted.then(() => modules) : modules
      },
    },
  }
}

/**
 * With a new file, Vite has everything updated that has an import it could not resolve, whatever that is. What
 * waits for the fix of another save is no part of this one, and no hook is asked about it: it is tried with it.
 */
function withoutWaiting(
  { file, modules, server, type }: HotUpdateOptions,
  { isWaiting }: OpenTransactions,
  pass: Pass | undefined,
) {
  const own = new Set(nodesOf(server.environments.client, file))
  const waiting = new Set(modules.filter((node) => !own.has(node) && isWaiting(node)))
  for (const node of waiting) pass?.batch.awaiting.add(node)
  if (pass && type !== 'delete') pass.waiting = [...own].filter(isWaiting)
  return waiting.size > 0 ? modules.filter((node) => !waiting.has(node)) : undefined
}

/** Lets earlier versions be served again. Returns its undo. */
function followVersions(
  { watcher }: ViteDevServer,
  context: PluginContext,
  { waiting }: OpenTransactions,
): () => void {
  context.change = (file) => void watcher.emit('change', file)
  context.waiting = waiting
  return context.journal.onSettled((entry) => context.versions.settled(entry))
}

function noteVersion({ file, batch }: Pass, texts: SavedTexts, { versions }: PluginContext): void {
  const text = texts.of(file)
  if (text !== undefined) versions.saved(batch.id, file, text)
}

/** Notes what is in the file before anything compiles it. The other hooks wait only where an editor still writes. */
function noteSave(
  options: HotUpdateOptions,
  lostSaves: LostSaves | undefined,
  texts: SavedTexts,
): Promise<void> | undefined {
  const { file, type, modules, read } = options
  const isUsed = modules.length > 0 || file.endsWith('.mtm')
  if (!isUsed || type === 'delete' || !lostSaves) return undefined
  const text = texts.now(file)
  if (text === '') return Promise.resolve(read()).then((later) => lostSaves.handled(file, later))
  lostSaves.handled(file, readNow(file))
  texts.note(file, text)
  // Vite hands the same options to each hook.
  options.read = () => text
  return undefined
}

type RunAll = NonNullable<NonNullable<ViteDevServer['config']['server']>['hotUpdateEnvironments']>

const updateEveryEnvironment: RunAll = async (server, hmr) => {
  await Promise.all(Object.values(server.environments).map((environment) => hmr(environment)))
}

/** Without the gate, pages still keep their state over what Vite sends them. */
function stepBack(context: PluginContext, missing: string): void {
  context.isPassive = true
  resolvedConfig(context).logger.warn(
    `[metamon] this Vite cannot have its updates prepared and rolled back: ${missing}. State is kept all the same.`,
  )
}
