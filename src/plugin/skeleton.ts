import type { WantedCode } from '../../adapters/shared/instrument.ts'
import { scanBrackets, skipSpace, type Brackets } from './scan-brackets.ts'

/** Code without what an instrument has no interest in. */
export interface Skeleton {
  /** With that blanked: every index stays. */
  readonly text: string
  /** What decides nothing of the syntax: what is blanked, and what strings say. In the order of the code. */
  readonly cuts: readonly Cut[]
}

/** Indices in the code. */
export interface Cut extends Range {
  /** Whether it is inside of quotes. Else it is blanked, and not empty. */
  readonly isText: boolean
}

/**
 * The same code with all that blanked that an instrument does not want: to parse it takes a good part of all the
 * time that an instrument takes. Whether the code parses stays as it is.
 *
 * @param code as a compiler has printed it
 * @returns the code itself where it cannot be told what to blank
 */
export function skeletonOf(code: string, wanted: WantedCode): Skeleton {
  const unwanted = new Set(wanted.unwanted?.(code))
  const places = placesOf(code, wanted, unwanted)
  const privates = code.includes('#') ? indicesOf(PRIVATE_RE, code) : []
  const functions = wanted.hoisted ? indicesOf(FUNCTION_RE, code) : []
  const blanked: Range[] = []
  const texts: Cut[] = []
  const visitText = (open: number, to: number) => void texts.push({ from: open + 1, to, isText: true })
  const visitBrackets = (pair: Brackets) => {
    const { open, close, before } = pair
    const isBody = code[open] === '{' && isBeforeBody(code, before)
    if (!isBody && !unwanted.has(open)) return
    if (close - open < 2) return
    // A name that a component's body declares is known by the body alone.
    const kept = isBody && pair.isOutermost ? [places, functions] : [places]
    const isKept = (from: number, to: number) => kept.some((one) => isAny(one, from, to))
    if (!isKept(open, close)) addOuter(blanked, [{ from: open + 1, to: close }])
    else if (isBody) {
      const statements = statementsIn(code, pair)
      addOuter(
        blanked,
        statements.filter(({ from, to }) => !isKept(from, to) && !isAny(privates, from, to)),
      )
    }
  }
  if (!scanBrackets(code, visitBrackets, visitText)) return { text: code, cuts: [] }
  return { text: blank(code, blanked), cuts: cutsOf(blanked, texts) }
}

/** Indices in the code. */
export interface Range {
  readonly from: number
  /** The index behind the last one. */
  readonly to: number
}

/** Adds ranges in their order, in place of those that lie in them: no range starts behind those that are added. */
function addOuter(ranges: Range[], outer: readonly Range[]): void {
  const first = outer[0]?.from ?? Infinity
  const inner: Range[] = []
  while (ranges.length > 0 && ranges.at(-1)!.from >= first) inner.push(ranges.pop()!)
  for (const range of outer) {
    while (inner.length > 0 && inner.at(-1)!.from < range.from) ranges.push(inner.pop()!)
    while (inner.length > 0 && inner.at(-1)!.from < range.to) inner.pop()
    ranges.push(range)
  }
  ranges.push(...inner.toReversed())
}

/** @param texts in their order, as the blanked ranges are */
function cutsOf(blanked: readonly Range[], texts: readonly Cut[]): readonly Cut[] {
  const cuts: Cut[] = []
  let next = 0
  for (const { from, to } of [...blanked, END]) {
    for (; next < texts.length && texts[next]!.from < to; next++)
      if (texts[next]!.from < from) cuts.push(texts[next]!)
    if (from < to) cuts.push({ from, to, isText: false })
  }
  return cuts
}

/** Behind all that there is. */
const END: Range = { from: Infinity, to: Infinity }

/**
 * Where the code says something that is wanted, in its order; rather too often than too seldom.
 *
 * @param unwanted brackets: what they are given to is unwanted as well
 */
function placesOf(
  code: string,
  { names, texts, hoisted }: WantedCode,
  unwanted: ReadonlySet<number>,
): readonly number[] {
  // What is declared by `var` counts outside of its block.
  const all = new Set([...names, ...othersOf(code, names), ...(hoisted ? ['var'] : [])])
  const escaped = (list: Iterable<string>) => [...list].join('|').replaceAll('$', String.raw`\$`)
  const namespaces = namespacesOf(code)
  const found = [
    String.raw`(?:${escaped(all)})(?![\w$])`,
    ...(namespaces.length > 0 ? [String.raw`(?<![\w$.])(?:${escaped(namespaces)})(?![\w$.{])`] : []),
    ...(texts ? [texts.source] : []),
  ]
  return [...code.matchAll(new RegExp(found.join('|'), 'g'))].flatMap(({ index, 0: text }) =>
    unwanted.has(index + text.length) ? [] : index,
  )
}

/** What the code calls all exports of a module: `import * as $`. To declare it again is what counts. */
const namespacesOf = (code: string): string[] =>
  [...code.matchAll(/\*\s*as ([\w$]+)/g)].map(([, name]) => name!)

/** What the code calls them: `import { ref as _ref }`. */
function othersOf(code: string, names: readonly string[]): string[] {
  const others: string[] = []
  for (let at = code.indexOf(' as '); at >= 0; at = code.indexOf(' as ', at + 1)) {
    const [, name = ''] = /([\w$]+)["']?$/.exec(code.slice(Math.max(0, at - 40), at)) ?? []
    const [other] = /^[\w$]+/.exec(code.slice(at + 4, at + 104)) ?? []
    if (other && names.includes(name)) others.push(other)
  }
  return others
}

function isAny(places: readonly number[], from: number, to: number): boolean {
  let low = 0
  let high = places.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (places[middle]! < from) low = middle + 1
    else high = middle
  }
  return low < places.length && places[low]! < to
}

/** A body follows a parenthesis or an arrow; so does a block, which may be empty as well. */
const isBeforeBody = (code: string, before: number): boolean =>
  code[before] === ')' || (code[before] === '>' && code[before - 1] === '=')

/** The statements of a body, each with the semicolon that ends it and all before it that end without. */
function statementsIn(code: string, { open, close, semicolons }: Brackets): readonly Range[] {
  if (startsWith(CASE_RE, code, open + 1)) return []
  const ends = [...(semicolons ?? []).map((index) => index + 1), close]
  const found: Range[] = []
  let from = open + 1
  ends.forEach((to, index) => {
    if (index < ends.length - 1 && startsWith(CONTINUATION_RE, code, to)) return
    found.push({ from, to })
    from = to
  })
  return found
}

/** What goes on with the statement before the semicolon: `if (a) b; else c`, `do a; while (b)`. */
const CONTINUATION_RE = /^(?:else|while)\b/

/** What the braces of a `switch` start with: its statements do not stand for themselves. */
const CASE_RE = /^(?:case|default)\b/

/** A private name has to be declared wherever it is used. */
const PRIVATE_RE = /#[\w$]/g

const FUNCTION_RE = /\bfunction\b/g

const indicesOf = (pattern: RegExp, code: string): readonly number[] =>
  Array.from(code.matchAll(pattern), ({ index }) => index)

function startsWith(pattern: RegExp, code: string, index: number): boolean {
  const from = skipSpace(code, index)
  return pattern.test(code.slice(from, from + 8))
}

function blank(code: string, ranges: readonly Range[]): string {
  let text = ''
  let end = 0
  for (const { from, to } of ranges) {
    text += code.slice(end, from) + ' '.repeat(to - from)
    end = to
  }
  return text + code.slice(end)
}
