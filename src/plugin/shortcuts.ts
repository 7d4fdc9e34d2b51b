import type { CLIShortcut, ViteDevServer } from 'vite'
import type { Controls } from './controls.ts'
import { describeEntry } from './describe-entry.ts'
import { baseUrlOf, panelUrlOf } from './panel-url.ts'
import type { ServerJournal } from './journal.ts'
import { createPaint } from './terminal-style.ts'

type Shortcut = CLIShortcut<ViteDevServer>

/** What the keys are about. */
export interface ShortcutTarget {
  readonly journal: Pick<ServerJournal, 'entries'>
  readonly controls: Controls
}

/**
 * Adds keys to those of Vite's terminal, where somebody binds those: a server that is started by a script is left
 * its input.
 *
 * @param find the plugin of the server as it runs now: keys outlive a restart
 */
export function addShortcuts(
  server: ViteDevServer,
  find: (server: ViteDevServer) => ShortcutTarget | undefined,
): void {
  const bind = server.bindCLIShortcuts.bind(server)
  const own = SHORTCUTS.map(({ run, ...shortcut }): Shortcut => ({
    ...shortcut,
    action(current) {
      const known = find(current)
      if (known) run(current, known)
    },
  }))
  server.bindCLIShortcuts = (options) =>
    bind({ ...options, customShortcuts: [...(options?.customShortcuts ?? []), ...own] })
}

interface OwnShortcut {
  readonly key: string
  readonly description: string
  readonly run: (server: ViteDevServer, known: ShortcutTarget) => void
}

const SHORTCUTS: readonly OwnShortcut[] = [
  { key: 'm', description: 'open the Metamon panel', run: openPanel },
  { key: 'w', description: 'say why the last save ended as it did', run: sayWhy },
  { key: 'p', description: 'pause or resume hot updates', run: togglePause },
  {
    key: 'k',
    description: 'have the next update start all state anew, or keep it after all',
    run: toggleState,
  },
]

/** Vite opens nothing but the path of its option. */
function openPanel(server: ViteDevServer): void {
  const baseUrl = baseUrlOf(server)
  if (baseUrl === undefined) return
  const options: { open?: string | boolean } = server.config.server
  const before = options.open
  options.open = new URL(panelUrlOf(baseUrl)).pathname
  try {
    server.openBrowser()
  } finally {
    if (before === undefined) delete options.open
    else options.open = before
  }
}

function sayWhy(server: ViteDevServer, { journal }: ShortcutTarget): void {
  const entry = journal.entries.at(-1)
  tell(
    server,
    entry ? `\n${describeEntry(entry, createPaint(), baseUrlOf(server))}\n` : 'nothing was saved yet',
  )
}

function togglePause(server: ViteDevServer, { controls }: ShortcutTarget): void {
  if (!controls.isPaused) {
    controls.pause()
    return tell(server, 'hot updates are paused: saves are collected until you press p again')
  }
  const { pausedFiles } = controls
  controls.resume()
  tell(
    server,
    `hot updates go on${pausedFiles > 0 ? `, with ${pausedFiles} saved ${pausedFiles === 1 ? 'file' : 'files'}` : ''}`,
  )
}

function toggleState(server: ViteDevServer, { controls }: ShortcutTarget): void {
  if (controls.isClearing) controls.keepState()
  else controls.clearStateOnce()
  tell(server, controls.isClearing ? 'the next update starts all state anew' : 'state is kept')
}

const tell = ({ config }: ViteDevServer, text: string): void => config.logger.info(`[metamon] ${text}`)
