import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import type { ViteDevServer } from 'vite'
import { PROBLEM_EVENTS, type Problem } from '../../shared/problem.ts'
import type { JournalEntry } from '../../shared/protocol.ts'
import { resolvedConfig, type PluginContext } from '../context.ts'
import type { Client } from '../transaction/verdicts.ts'
import { fromDiagnostics, fromError } from './compile-problem.ts'
import { createOpenProblems } from './open-problems.ts'
import { createPageProblems } from './page-problems.ts'
import { problemText } from './problem-text.ts'
import { formatError } from '../errors.ts'
import { createRateLimit } from '../rate-limit.ts'
import { readThrown } from './read-thrown.ts'
import type { StackContext } from './stack.ts'
import { fromThrown } from './thrown-problem.ts'
import { toMessage } from './to-message.ts'

/** Knows what is wrong, and tells every page of it whenever that changes. */
export interface Problems {
  /**
   * A save does not apply.
   * @param id of its transaction
   * @param files absolute, with those that have joined it
   * @param errors what the server has found; what pages have thrown they have told before
   */
  failed(id: string, files: ReadonlySet<string>, errors: readonly unknown[]): void
  /** A page has asked for something that cannot be compiled. */
  requestFailed(error: unknown): void
  settled(entry: JournalEntry): void
  /** A page is there, and hears of what is wrong. */
  joined(client: Client): void
  left(client: Client): void
  /** Takes what a page says was thrown there; what is of another shape changes nothing. */
  thrown(message: unknown, client: Client): void
  /** What the server has found, for the terminal: with the lines that the overlay shows, where there are any. */
  toText(error: unknown): string
  /** Has what waits for its fix tried again, as if it had been saved; not more often than once a second. */
  retry(): void
}

export interface ProblemsContext {
  readonly server: ViteDevServer
  readonly plugin: PluginContext
  /** True for a file that waits for a fix. */
  readonly isWaiting: (file: string) => boolean
}

interface Recipient {
  send(event: string, data: unknown): void
}

const RETRY_INTERVAL_MS = 1000

export function createProblems({ server, plugin, isWaiting }: ProblemsContext): Problems {
  const { environments, watcher, config } = server
  const environment = environments.client
  const { root } = config
  const stacks: StackContext = { environment, root, base: config.base }
  const toPath = (file: string) => join(root, file).replaceAll('\\', '/')
  /** Modules that could not be compiled when a page asked for them, by file. */
  const unserved = new Map<string, string>()
  const open = createOpenProblems({ isWaiting: (file) => isWaiting(file) || unserved.has(file), toPath })
  const pages = createPageProblems((error) => fromThrown(plugin, stacks, error))
  const told = new WeakMap<object, string>()
  let failure: JournalEntry | undefined
  const mayRetry = createRateLimit(1, RETRY_INTERVAL_MS)

  const tell = (client: Client) => {
    const message = toMessage(plugin, failure, { waiting: open.list, thrown: pages.of(client) })
    const key = JSON.stringify([message.problems.map(({ id }) => id), message.entry])
    if (key === (told.get(client) ?? NOTHING_TOLD)) return
    told.set(client, key)
    // Clients of Vite's channel; another channel's may not be able to.
    ;(client as Partial<Recipient>).send?.(PROBLEM_EVENTS.problems, message)
  }
  const tellAll = () => {
    if (plugin.overlay.isOurs) for (const client of server.ws.clients) tell(client)
  }
  /** Asks for what could not be served once more: what mends it need not be a save of the same file. */
  const serveAgain = async () => {
    const tries = [...unserved].map(async ([file, url]) => {
      await environment.transformRequest(url)
      unserved.delete(file)
      open.settle(new Set([file]))
    })
    await Promise.allSettled(tries)
    tellAll()
  }
  return {
    failed(id, files, errors) {
      const found = errors.flatMap((error) => fromServer(plugin, stacks, error))
      open.add(files, [...found, ...pages.take(id)])
    },
    requestFailed(error) {
      const problem = fromError(plugin, stacks, wholeError(plugin, error))
      const path = problem.file === undefined ? undefined : toPath(problem.file)
      const [node] = (path && environment.moduleGraph.getModulesByFile(path)) || []
      if (path && node) unserved.set(path, node.url)
      open.add(new Set(path ? [path] : []), [problem])
      tellAll()
    },
    settled(entry) {
      const isFailed = entry.outcome === 'aborted' || entry.outcome === 'rolled-back'
      if (isFailed) failure = entry
      open.settle(isFailed ? new Set() : new Set(entry.files.map(toPath)))
      if (!isFailed) pages.mended(entry.files)
      if (open.list.length === 0) failure = undefined
      tellAll()
      if (!isFailed && unserved.size > 0) void serveAgain()
    },
    joined(client) {
      pages.left(client)
      if (!plugin.overlay.isOurs) return
      // A page that was reloaded to be mended is not to hear of what was wrong.
      if (unserved.size > 0) void serveAgain()
      else tell(client)
    },
    left: (client) => pages.left(client),
    thrown(message, client) {
      const thrown = readThrown(message)
      if (!thrown) return
      pages.add(client, thrown)
      if (thrown.id === undefined) tellAll()
    },
    toText: (error) => toText(plugin, stacks, error),
    retry() {
      if (mayRetry()) for (const file of open.waiting) watcher.emit('change', file)
    },
  }
}

/** The error that Vite has made its message of, where it is that one. */
function wholeError({ overlay }: PluginContext, told: unknown): unknown {
  const { requestError } = overlay
  overlay.requestError = undefined
  const isSame =
    requestError instanceof Error &&
    typeof told === 'object' &&
    stripVTControlCharacters(requestError.message) === Reflect.get(told ?? {}, 'message')
  return isSame ? requestError : told
}

const NOTHING_TOLD = '[[],null]'

/** What has no lines to show may have a drawing of its compiler. */
function toText(plugin: PluginContext, stacks: StackContext, error: unknown): string {
  const found = fromServer(plugin, stacks, error)
  return found.every(({ lines }) => lines.length > 0)
    ? `[metamon] ${found.map(problemText).join('\n\n')}`
    : formatError(error, stacks.root)
}

/** A `.mtm` file with several mistakes tells all of them, each for itself. */
function fromServer(plugin: PluginContext, stacks: StackContext, error: unknown): readonly Problem[] {
  const problem = fromError(plugin, stacks, error)
  if (!problem.file?.endsWith('.mtm')) return [problem]
  const path = join(resolvedConfig(plugin).root, problem.file).replaceAll('\\', '/')
  const mistakes = (plugin.store.current(path)?.diagnostics ?? []).filter((one) => one.severity === 'error')
  return mistakes.length > 0 ? fromDiagnostics(plugin, mistakes) : [problem]
}
