import { takeLog } from '../log.ts'
import { serialise } from './serialise.ts'

/** Everything that is compared: between the targets, and with what is expected. */
export interface Observation {
  readonly html: string
  readonly log: readonly string[]
  readonly styles: Readonly<Record<string, string>>
  readonly focus: string
  /** Where the caret of the focused field stands. */
  readonly caret: number | null
  /** Errors that nobody caught, and what was written to the console as an error or a warning. */
  readonly errors: readonly string[]
}

/**
 * @param stage what the component is mounted into
 * @param styles `selector property` of computed styles to read
 */
export function observe(stage: Element, styles: readonly string[]): Omit<Observation, 'errors'> {
  const active = stage.contains(document.activeElement) ? document.activeElement : null
  return {
    html: serialise(stage),
    log: takeLog(),
    styles: Object.fromEntries(styles.map((query) => [query, readStyle(stage, query)])),
    focus: active ? `${active.localName}${active.id && `#${active.id}`}` : '',
    caret: caretOf(active),
  }
}

function readStyle(stage: Element, query: string): string {
  const at = query.lastIndexOf(' ')
  const element = stage.querySelector(query.slice(0, at))
  return element ? getComputedStyle(element).getPropertyValue(query.slice(at + 1)) : 'no such element'
}

const caretOf = (element: Element | null): number | null =>
  element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement
    ? element.selectionStart
    : null
