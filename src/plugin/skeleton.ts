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
  const privates = privatesOf(code)
  const functions = wanted.hoisted ? indicesOf(FUNCTION_RE, code) : NONE
  const blanked: Range[] = []
  const texts: Cut[] = []
  const visitText = (open: number, to: number) => void texts.push({ from: open + 1, to, isText: true })
  const visitBrackets = (pair: Brackets) => {
    const { open, close, before } = pair
    const isBody = code[open] === '{' && isBeforeBody(code, before)
    if (!isBody && !unwanted.has(open)) return
    if (close - open < 2) return
    // A name that a component's body declares is known by the body alone.
    const others = isBody && pair.isOutermost ? functions : NONE
    const isKept = (from: number, to: number) => isAny(places, from, to) || isAny(others, from, to)
    if (!isKept(open, close)) addOuter(blanked, [{ from: open + 1, to: close }])
    else if (isBody) {
      const statements = statementsIn(code, pair)
      addOuter(
        blanked,
        statements.filter(
          ({ from, to }) => !isKept(from, to) && !isAny(privates, from, to) && !isBeforeString(code, to),
        ),
      )
    }
  }
  if (!scanBrackets(code, visitBrackets, visitText)) return { text: code, cuts: [] }
  return { text: blank(code, blanked), cuts: cutsOf(blanked, texts) }
}

const NONE: readonly number[] = []

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
  const { others, namespaces } = findAliases(code, names)
  const all = new Set([...names, ...others, ...(hoisted ? ['var'] : [])])
  const escaped = (list: Iterable<string>) => [...list].join('|').replaceAll('$', String.raw`\$`)
  const found = [
    String.raw`(?:${escaped(all)})(?![\w$])`,
    ...(namespaces.length > 0 ? [String.raw`(?<![\w$.])(?:${escaped(namespaces)})(?![\w$.{])`] : []),
    ...(texts ? [texts.source] : []),
  ]
  return [...code.matchAll(new RegExp(found.join('|'), 'g'))].flatMap(({ index, 0: text }) =>
    unwanted.has(index + text.length) ? [] : index,
  )
}

/** What code calls what it imports. */
interface Aliases {
  /** What it calls something that is wanted: `import { ref as _ref }`. */
  readonly others: readonly string[]
  /** What it calls all exports of a module: `import * as $`, `import React`. To declare it again is what counts. */
  readonly namespaces: readonly string[]
}

function findAliases(code: string, names: readonly string[]): Aliases {
  const others: string[] = []
  const namespaces: string[] = []
  for (const { index, 1: alias = '' } of code.matchAll(ALIAS_RE)) {
    const end = endBefore(code, index)
    const [, name = ''] = /([\w$]+)["']?$/.exec(code.slice(Math.max(0, end - 40), end)) ?? []
    if (code[end - 1] === '*') namespaces.push(alias)
    else if (names.includes(name)) others.push(alias)
  }
  for (const { 1: name = '' } of code.matchAll(DEFAULT_RE))
    if (code.includes(`${name}.`) || code.includes(`${name}?.`)) namespaces.push(name)
  return { others, namespaces }
}

/** White space, or a comment up to its first end: what is repeated can be read in one way only. */
const SPACE = String.raw`(?:\s|\/\*(?:[^*]|\*(?!\/))*\*\/)`
/** A name. Whatever is not ASCII counts as a letter. */
const NAME = String.raw`([\w$\u0080-\uFFFF]+)`

const ALIAS_RE = new RegExp(String.raw`\bas${SPACE}+${NAME}`, 'g')

const DEFAULT_RE = new RegExp(String.raw`\bimport${SPACE}+${NAME}${SPACE}*(?:,|from\b)`, 'g')

/** The end of the code before an index, without the space and the comments there. */
function endBefore(code: string, index: number): number {
  let end = index
  for (;;) {
    while (end > 0 && code.charCodeAt(end - 1) <= 32) end -= 1
    const comment = code.endsWith('*/', end) ? code.lastIndexOf('/*', end - 1) : -1
    if (comment < 0) return end
    end = comment
  }
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
const CONTINUATION_RE = /(?:else|while)\b/y

/** What the braces of a `switch` start with: its statements do not stand for themselves. */
const CASE_RE = /(?:case|default)\b/y

/** With nothing before it, a string in a body would be a directive. */
function isBeforeString(code: string, to: number): boolean {
  const next = code[skipSpace(code, to)]
  return next === '"' || next === "'"
}

/** Where a private name may be: it has to be declared wherever it is used. Compilers mark calls by `#__PURE__`. */
function privatesOf(code: string): readonly number[] {
  const indices: number[] = []
  for (let at = code.indexOf('#'); at >= 0; at = code.indexOf('#', at + 1))
    if (!code.startsWith('/*#__', at - 2)) indices.push(at)
  return indices
}

const FUNCTION_RE = /\bfunction\b/g

const indicesOf = (pattern: RegExp, code: string): readonly number[] =>
  Array.from(code.matchAll(pattern), ({ index }) => index)

function startsWith(pattern: RegExp, code: string, index: number): boolean {
  pattern.lastIndex = skipSpace(code, index)
  return pattern.test(code)
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
