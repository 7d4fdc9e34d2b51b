import type { Logger } from 'vite'
import type { JournalEntry, Outcome } from '../shared/protocol.ts'
import { createPaint, toPlainText, type Paint } from './terminal-style.ts'

/** How much is printed: a line for each save, what needs attention, nothing. */
export type LogLevel = 'info' | 'warn' | 'silent'

/** Tells the terminal of what has settled. */
export interface Reporter {
  /** Prints the sentence of an entry: problems as warnings, the rest as information. */
  print(entry: JournalEntry): void
}

const COLOURS: Record<Outcome, Parameters<Paint>[0]> = {
  applied: 'green',
  aborted: 'red',
  'rolled-back': 'red',
  reloaded: 'yellow',
  ignored: 'dim',
}

/** The words that say what was done with the save. */
const VERB_RE = /^(?:not applied|rolled back|reloaded the page|[a-z]+)/

/** Through Vite's logger. What comes again at once is counted behind it. */
export function createReporter(logger: Logger, level: LogLevel, paint: Paint = createPaint()): Reporter {
  let last = ''
  let count = 0
  return {
    print(entry) {
      if (!isPrinted(entry, level)) return
      const key = [entry.outcome, entry.reason, ...entry.files].join('\n')
      count = key === last ? count + 1 : 1
      last = key
      const times = count > 1 ? paint('yellow', ` (x${count})`) : ''
      const line = `${paint('magenta', '[metamon]')} ${paintVerb(entry, paint)}${times}`
      if (isProblem(entry)) logger.warn(line, { timestamp: true })
      else logger.info(line, { timestamp: true, clear: count > 1 })
    },
  }
}

function paintVerb({ outcome, sentence }: JournalEntry, paint: Paint): string {
  const line = toPlainText(sentence)
  const verb = VERB_RE.exec(line)?.[0] ?? ''
  return paint(COLOURS[outcome], verb) + line.slice(verb.length)
}

const isPrinted = (entry: JournalEntry, level: LogLevel): boolean =>
  level !== 'silent' && (isProblem(entry) || (level === 'info' && isOfInterest(entry)))

/** What tools write beside the app is not worth a line, nor what somebody has asked to be left out. */
function isOfInterest({ reason, files }: JournalEntry): boolean {
  if (reason === 'ignored.pattern') return false
  return (
    reason !== 'ignored.not-in-graph' || files.some((file) => SOURCE_RE.test(file) && !ASIDE_RE.test(file))
  )
}

const SOURCE_RE = /\.(?:[cm]?[jt]sx?|vue|svelte|mtm|css|s[ac]ss|less|html)$/
const ASIDE_RE = /(?:^|\/)\.|\.d\.[cm]?ts$|(?:^|\/)node_modules\//

const isProblem = ({ outcome, reason, lost, diagnostics }: JournalEntry): boolean =>
  outcome === 'aborted' ||
  outcome === 'rolled-back' ||
  lost.length > 0 ||
  diagnostics.length > 0 ||
  reason.startsWith('timeout')
