import { plainMessage } from '../plain-message.ts'
import type { Facts } from './reason.ts'

/** How many names are listed before the rest is counted. */
const MOST_NAMES = 3

/** A file as people call it: the last part of its path, with its folder where that part says too little. */
export function shortName(file: string): string {
  const parts = file.split('/')
  const isVague = /^[+[(]|^(?:index|main|page|layout|util|utils)\./.test(parts.at(-1) ?? '')
  return parts.slice(isVague && parts.length > 2 ? -2 : -1).join('/')
}

/** `Card.tsx and 2 more`; empty without files. */
export function filesPhrase(files: readonly string[]): string {
  const [first, ...others] = files
  if (first === undefined) return ''
  return others.length === 0 ? shortName(first) : `${shortName(first)} and ${others.length} more`
}

/** `18 ms`, `1.2 s`. */
export const timePhrase = (milliseconds: number): string =>
  milliseconds < 1000 ? `${Math.round(milliseconds)} ms` : `${(milliseconds / 1000).toFixed(1)} s`

/** `a, b, c and 2 more`. */
export function listPhrase(names: readonly string[]): string {
  const [shown, left] = [names.slice(0, MOST_NAMES), names.length - MOST_NAMES]
  return left > 0 ? `${shown.join(', ')} and ${left} more` : shown.join(', ')
}

/** `helpers.ts -> App.tsx -> main.ts`; long chains are cut in their middle. */
export function chainPhrase(chain: readonly string[]): string {
  const names = chain.map(shortName)
  return (names.length > 5 ? [...names.slice(0, 2), '…', ...names.slice(-2)] : names).join(' -> ')
}

/** The first line of what went wrong, without its place: `"x is undefined"`. Empty where nothing is known. */
export function problemPhrase({ diagnostics }: Pick<Facts, 'diagnostics'>): string {
  const line = firstLine(diagnostics)
  return line === '' ? '' : `"${shorten(line, 120)}"`
}

/** What has gone wrong beside it, though it has come to a good end. Empty where nothing has. */
export const besidesPhrase = ({ diagnostics }: Pick<Facts, 'diagnostics'>): string =>
  shorten(firstLine(diagnostics), 240)

/** Puts the parts of a sentence that there are beside each other. */
export const joinParts = (parts: readonly (string | false | undefined)[]): string =>
  parts.filter((part) => part !== '' && part !== undefined && part !== false).join(' · ')

/** What is said of every update behind what it was: who renders it, how long it took, what became of the state. */
export const tail = (facts: Facts): string =>
  joinParts([facts.frameworks.join(', '), timePhrase(facts.timings.total), statePhrase(facts)])

const firstLine = (diagnostics: Facts['diagnostics']): string =>
  plainMessage(diagnostics[0]?.message ?? '').split('\n')[0] ?? ''

const shorten = (text: string, most: number): string =>
  text.length > most ? `${text.slice(0, most - 1)}…` : text

/** What became of the state. Empty where there was none, or nothing is known of it. */
export function statePhrase({ kept, lost, variables }: Facts): string {
  const changes = [
    groupPhrase('reset', variables.filter(isReset)),
    groupPhrase('new initial value of', variables.filter(isFresh)),
    groupPhrase('lost', variables.filter(isLost)),
    groupPhrase(
      'renamed',
      variables.filter(({ fate }) => fate === 'renamed'),
    ),
    groupPhrase('lost', lost.filter(isNoVariable)),
  ]
  const isAllKept = lost.length === 0 && !variables.some((one) => isReset(one) || isLost(one) || isFresh(one))
  const hasState = kept.length > 0 || variables.length > 0
  return joinParts([...changes, isAllKept && hasState && 'all state kept'])
}

type Variable = Facts['variables'][number]

/** What was touched did not get its new initial value for free: it held something that does not fit any more. */
const isReset = ({ fate, reason }: Variable): boolean =>
  fate === 'reset' || (fate === 'new-initial' && reason.startsWith('it '))
const isFresh = (one: Variable): boolean => one.fate === 'new-initial' && !isReset(one)
const isLost = ({ fate }: Variable): boolean => fate === 'lost'

/** The state of components is told by its variables. */
const isNoVariable = ({ name }: Facts['lost'][number]): boolean => !name.startsWith('state:')

interface Told {
  readonly name: string
  readonly reason: string
}

/** One that stands alone is told why. */
function groupPhrase(verb: string, told: readonly Told[]): string {
  const [first] = told
  if (!first) return ''
  const names = listPhrase([...new Set(told.map(({ name }) => name.replace(/^signal:/, '')))])
  return told.length === 1 ? `${verb} ${names} (${first.reason})` : `${verb} ${names}`
}
