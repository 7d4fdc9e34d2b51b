import { stripVTControlCharacters } from 'node:util'
import type { DevEnvironment } from 'vite'

/** What Vite prints of a save before it is decided what becomes of it. */
const DECIDED_RE = /^(?:hmr update|page reload|hmr invalidate) /

/**
 * Keeps the lines from the terminal that Vite prints of each save: they come before anything was tried, and are
 * not true of one that is held back, rolled back or turned into a reload. Metamon prints one when it is known.
 *
 * @param hold is handed what is not printed
 * @returns its undo
 */
export function holdViteLines({ logger }: DevEnvironment, hold: (line: string) => void): () => void {
  const { info } = logger
  logger.info = (message, options) => {
    const line = stripVTControlCharacters(message)
    if (DECIDED_RE.test(line)) hold(line)
    else info.call(logger, message, options)
  }
  return () => {
    logger.info = info
  }
}
