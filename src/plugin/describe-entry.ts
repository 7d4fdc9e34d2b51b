import type { JournalEntry, Step } from '../shared/protocol.ts'
import { panelUrlOf } from './panel-url.ts'
import { toPlainText, type Paint } from './terminal-style.ts'

/**
 * All that is known of an entry, for a terminal: its sentence, the steps, the chain, what to do, and where more is
 * said about it.
 *
 * @param baseUrl where the app is served; undefined where that is not known
 */
export function describeEntry(entry: JournalEntry, paint: Paint, baseUrl: string | undefined): string {
  const { sentence, steps, chain, hint, reason, timings, diagnostics } = entry
  const times = Object.entries(timings).map(
    ([name, milliseconds]) => `${name} ${Math.round(milliseconds)} ms`,
  )
  return [
    `  ${paint('bold', toPlainText(sentence))}`,
    ...steps.map((step) => `    ${toStepLine(step, paint)}`),
    ...(chain.length > 0 ? [row('chain', chain.join(' -> '), paint)] : []),
    row('time', times.join(', '), paint),
    ...diagnostics.map(({ message }) => row('problem', message.split('\n')[0] ?? '', paint)),
    ...(hint === undefined ? [] : [row('fix', hint, paint)]),
    row('about', `${reason}${baseUrl === undefined ? '' : `  ${panelUrlOf(baseUrl, reason)}`}`, paint),
  ].join('\n')
}

const row = (title: string, text: string, paint: Paint): string =>
  `    ${paint('dim', title.padEnd(11))} ${toPlainText(text)}`

const toStepLine = ({ kind, text, file }: Step, paint: Paint): string =>
  `${paint('dim', kind.padEnd(11))} ${toPlainText(file === undefined ? text : `${file} ${text}`)}`
