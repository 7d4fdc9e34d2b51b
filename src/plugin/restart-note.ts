import { join } from 'node:path'
import { normalizePath, type ResolvedConfig } from 'vite'
import type { JournalEntry } from '../shared/protocol.ts'
import { relativeTo } from './transaction/relative-to.ts'

/** What a server leaves for the one that takes its place. */
export interface RestartNote {
  readonly reason: 'reload.config' | 'reload.env'
  /** Relative to the root. */
  readonly files: readonly string[]
  /** What has settled before. */
  readonly entries: readonly JournalEntry[]
  /** Milliseconds since 1970. */
  readonly leftAt: number
}

/** A restart that has failed leaves a note that is not of the next one. Milliseconds. */
const LIMIT_MS = 20_000

/** Vite makes the next server of the very same object, which nobody else has. */
const KEY = Symbol.for('metamon.restart')

/**
 * Leaves a note where the save of a file makes Vite start its server anew.
 * @returns whether it does
 */
export function leaveRestartNote(
  config: ResolvedConfig,
  file: string,
  entries: readonly JournalEntry[],
): boolean {
  const reason = restartReason(config, file)
  if (!reason) return false
  const files = [relativeTo(config.root, file)]
  const note: RestartNote = { reason, files, entries: [...entries], leftAt: Date.now() }
  Object.defineProperty(config.inlineConfig, KEY, { value: note, configurable: true })
  return true
}

/** Takes what the server before this one has left; undefined where there was none. */
export function takeRestartNote({ inlineConfig }: ResolvedConfig): RestartNote | undefined {
  const holder = inlineConfig as { [KEY]?: RestartNote } // only `leaveRestartNote` writes there
  const note = holder[KEY]
  delete holder[KEY]
  return note && Date.now() - note.leftAt < LIMIT_MS ? note : undefined
}

/** As Vite decides it. */
function restartReason(config: ResolvedConfig, file: string): RestartNote['reason'] | undefined {
  if (file === config.configFile || config.configFileDependencies.includes(file)) return 'reload.config'
  const { envDir, mode } = config
  if (envDir === false) return undefined
  const names = ['.env', '.env.local', `.env.${mode}`, `.env.${mode}.local`]
  return names.some((name) => normalizePath(join(envDir, name)) === file) ? 'reload.env' : undefined
}
