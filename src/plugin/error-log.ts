import type { Logger } from 'vite'
import { toPlainText } from './terminal-style.ts'

/** Prints errors with their frames: one that comes again before any other is left to the sentence of its save. */
export function createErrorLog(logger: Logger): (text: string) => void {
  let last: string | undefined
  return (text) => {
    const plain = toPlainText(text)
    if (plain !== last) logger.error(plain, { timestamp: true })
    last = plain
  }
}
