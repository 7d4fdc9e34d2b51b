/** What a selector is marked with. */
export interface SelectorScope {
  /** `[data-m-0cd554]`. */
  readonly mark: string
  /** True inside of a rule that is marked already: the mark must not count for specificity twice. */
  readonly isNested: boolean
}

/** A selector list with the mark, and whether each of its selectors has got it. */
export interface ScopedSelector {
  readonly text: string
  readonly isMarked: boolean
}

/**
 * Makes a selector list match only elements of one component: the last compound of each selector that is not in
 * `:global()` gets the mark, before its pseudo-classes. A compound with `&` has it by way of its parent rule.
 * `:global(x)` becomes `x`.
 */
export function scopeSelector(selector: string, scope: SelectorScope): ScopedSelector {
  const selectors = splitList(selector).map((one) => scopeOne(one, scope))
  return {
    text: selectors.map(({ text }) => text).join(','),
    isMarked: selectors.every(({ isMarked }) => isMarked),
  }
}

function scopeOne(selector: string, { mark, isNested }: SelectorScope): ScopedSelector {
  const own = compoundsOf(selector).findLast((one) => !isGlobal(selector.slice(one.start, one.end)))
  if (!own) return { text: unwrapGlobal(selector), isMarked: false }
  const compound = selector.slice(own.start, own.end)
  const marked = hasNesting(compound) ? compound : insertMark(compound, isNested ? `:where(${mark})` : mark)
  const text = selector.slice(0, own.start) + marked + selector.slice(own.end)
  return { text: unwrapGlobal(text), isMarked: true }
}

/** A piece of a selector; `end` is exclusive. */
interface Piece {
  readonly start: number
  readonly end: number
}

const COMBINATOR_RE = /[\s>+~]/

/** What stands between combinators: `a`, `.b:hover` of `a > .b:hover`. */
function compoundsOf(selector: string): Piece[] {
  const compounds: Piece[] = []
  let start = -1
  for (const { index, end } of unitsOf(selector)) {
    const isOfCompound = !COMBINATOR_RE.test(selector[index]!) && !isBetween(selector, index, end)
    if (isOfCompound && start === -1) start = index
    if (isOfCompound || start === -1) continue
    compounds.push({ start, end: index })
    start = -1
  }
  if (start !== -1) compounds.push({ start, end: selector.length })
  return compounds
}

/** A comment, or half of the column combinator. */
const isBetween = (text: string, index: number, end: number): boolean =>
  text.startsWith('/*', index) || (text[index] === '|' && (text[end] === '|' || text[index - 1] === '|'))

/** The parts of a text that belong together: an escape, a string, what is in brackets, a comment, else one character. */
function* unitsOf(text: string): Generator<{ readonly index: number; readonly end: number }> {
  for (let index = 0; index < text.length;) {
    const end = endOfUnit(text, index)
    yield { index, end }
    index = end
  }
}

const CLOSING: Readonly<Record<string, string>> = { '(': ')', '[': ']' }

function endOfUnit(text: string, index: number): number {
  const first = text[index]!
  if (first === '\\') return Math.min(index + 2, text.length)
  if (first === '"' || first === "'") return endOfString(text, index)
  if (text.startsWith('/*', index)) return endAfter(text, '*/', index + 2)
  const closing = CLOSING[first]
  if (closing === undefined) return index + 1
  let inner = index + 1
  while (inner < text.length && text[inner] !== closing) inner = endOfUnit(text, inner)
  return Math.min(inner + 1, text.length)
}

function endOfString(text: string, start: number): number {
  let index = start + 1
  while (index < text.length && text[index] !== text[start]) index += text[index] === '\\' ? 2 : 1
  return Math.min(index + 1, text.length)
}

function endAfter(text: string, closing: string, from: number): number {
  const index = text.indexOf(closing, from)
  return index === -1 ? text.length : index + closing.length
}

function splitList(selector: string): string[] {
  const commas = [...unitsOf(selector)]
    .filter(({ index }) => selector[index] === ',')
    .map(({ index }) => index)
  return [...commas, selector.length].map((end, number) =>
    selector.slice(number === 0 ? 0 : commas[number - 1]! + 1, end),
  )
}

const GLOBAL = ':global('

/** True for a compound that is nothing but `:global(…)`. */
const isGlobal = (compound: string): boolean =>
  compound.startsWith(GLOBAL) && endOfUnit(compound, GLOBAL.length - 1) === compound.length

const hasNesting = (compound: string): boolean =>
  [...unitsOf(compound)].some(({ index }) => compound[index] === '&')

/** Behind the type and the classes: `.a[mark]:hover`, `[mark]::selection`. */
function insertMark(compound: string, mark: string): string {
  const pseudo = [...unitsOf(compound)].find(({ index }) => compound[index] === ':')
  const at = pseudo?.index ?? compound.length
  return compound.slice(0, at) + mark + compound.slice(at)
}

/** Also inside of `:not(…)` and the like. */
function unwrapGlobal(selector: string): string {
  const start = selector.indexOf(GLOBAL)
  if (start === -1) return selector
  const end = endOfUnit(selector, start + GLOBAL.length - 1)
  const inner = selector.slice(start + GLOBAL.length, end - 1).trim()
  const isAlone = start === 0 || /[\s>+~(,]/.test(selector[start - 1]!)
  const isSingle = splitList(inner).length === 1
  const text = isSingle && (isAlone || canFollow(inner)) ? inner : `:is(${inner})`
  return selector.slice(0, start) + text + unwrapGlobal(selector.slice(end))
}

/** Whether a selector means the same right behind another one. */
const canFollow = (inner: string): boolean => /^[.#[:]/.test(inner) && compoundsOf(inner).length === 1
