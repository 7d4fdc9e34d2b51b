import type { WantedCode } from '../../adapters/shared/instrument.ts'
import { scanBrackets, skipSpace, type Brackets } from './scan-brackets.ts'

/**
 * The same code with all that blanked that an instrument does not want: to parse it takes a good part of all the
 * time that an instrument takes. Every index stays, and so does whether the code parses.
 *
 * @param code as a compiler has printed it
 * @returns the code itself where it cannot be told what to blank
 */
export function skeletonOf(code: string, wanted: WantedCode): string {
  const places = placesOf(code, wanted)
  const calls = new Set(wanted.calls?.(code))
  const blanked: Range[] = []
  const isRead = scanBrackets(code, (pair) => {
    const { open, close, before } = pair
    const isBody = code[open] === '{' && isBeforeBody(code, before)
    if (!isBody && !(code[open] === '(' && calls.has(open))) return
    if (close - open < 2) return
    if (!isAny(places, open, close) && !(isBody && isHoisting(code, pair, wanted)))
      addOuter(blanked, [{ from: open + 1, to: close }])
    else if (isBody && !wanted.hoisted) addOuter(blanked, unwantedStatements(code, pair, places))
  })
  return isRead ? blank(code, blanked) : code
}

/** Indices in the code. */
interface Range {
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

/** Where the code says something that is wanted, in its order; rather too often than too seldom. */
function placesOf(code: string, { names, texts, hoisted }: WantedCode): readonly number[] {
  // What is declared by `var` counts outside of its block.
  const all = new Set([...names, ...othersOf(code, names), ...(hoisted ? ['var'] : [])])
  const escaped = (list: Iterable<string>) => [...list].join('|').replaceAll('$', String.raw`\$`)
  const namespaces = namespacesOf(code)
  const found = [
    String.raw`(?:${escaped(all)})(?![\w$])`,
    ...(namespaces.length > 0 ? [String.raw`(?<![\w$.])(?:${escaped(namespaces)})(?![\w$.{])`] : []),
    ...(texts ? [texts.source] : []),
  ]
  return [...code.matchAll(new RegExp(found.join('|'), 'g'))].map(({ index }) => index)
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

/** A name that a component's body declares is known by the body alone. */
const isHoisting = (code: string, { open, close, isOutermost }: Brackets, { hoisted }: WantedCode): boolean =>
  hoisted === true && isOutermost && /\bfunction\b/.test(code.slice(open, close))

/** The statements of a body that are unwanted, each with the semicolon that ends it and all that ends without. */
function unwantedStatements(
  code: string,
  { open, close, semicolons }: Brackets,
  places: readonly number[],
): readonly Range[] {
  if (startsWith(CASE_RE, code, open + 1)) return []
  const ends = [...semicolons.map((index) => index + 1), close]
  const found: Range[] = []
  let from = open + 1
  ends.forEach((to, index) => {
    if (index < ends.length - 1 && startsWith(CONTINUATION_RE, code, to)) return
    // A private name has to be declared wherever it is used.
    if (!isAny(places, from, to) && !PRIVATE_RE.test(code.slice(from, to))) found.push({ from, to })
    from = to
  })
  return found
}

/** What goes on with the statement before the semicolon: `if (a) b; else c`, `do a; while (b)`. */
const CONTINUATION_RE = /^(?:else|while)\b/

/** What the braces of a `switch` start with: its statements do not stand for themselves. */
const CASE_RE = /^(?:case|default)\b/

const PRIVATE_RE = /#[\w$]/

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
