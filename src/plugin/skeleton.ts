import type { WantedCode } from '../../adapters/shared/instrument.ts'
import { scanBrackets, type Brackets } from './scan-brackets.ts'

/**
 * The same code with all that blanked that an instrument does not want: to parse it takes a good part of all the
 * time that an instrument takes. Every index stays, and so does whether the code parses.
 *
 * @param code as a compiler has printed it
 * @returns the code itself where it cannot be told what to blank
 */
export function skeletonOf(code: string, wanted: WantedCode): string {
  const places = placesOf(code, wanted)
  const blanked: Brackets[] = []
  const isUnwanted = ({ open, close, before, isOutermost }: Brackets): boolean => {
    const isBody = code[open] === '{' && isBeforeBody(code, before)
    if (!isBody && !(code[open] === '(' && isCall(code, open, wanted))) return false
    if (close - open < 2 || isAny(places, open, close)) return false
    // A name that a component's body declares is known by the body alone.
    return !isBody || !isOutermost || !/\bfunction\b/.test(code.slice(open, close))
  }
  const isRead = scanBrackets(code, (pair) => {
    if (!isUnwanted(pair)) return
    while (blanked.length > 0 && blanked.at(-1)!.open > pair.open) blanked.pop()
    blanked.push(pair)
  })
  return isRead ? blank(code, blanked) : code
}

/** Where the code says something that is wanted, in its order; rather too often than too seldom. */
function placesOf(code: string, { names, texts }: WantedCode): readonly number[] {
  // What is declared by `var` counts outside of its block.
  const all = [...names, ...othersOf(code, names), 'var']
  const list = all.join('|').replaceAll('$', String.raw`\$`)
  const found = new RegExp(String.raw`(?:${list})(?![\w$])${texts ? `|${texts.source}` : ''}`, 'g')
  return [...code.matchAll(found)].map(({ index }) => index)
}

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

const isCall = (code: string, open: number, { calls }: WantedCode): boolean =>
  calls !== undefined && calls.test(code.slice(Math.max(0, open - 12), open))

function blank(code: string, pairs: readonly Brackets[]): string {
  let text = ''
  let from = 0
  for (const { open, close } of pairs) {
    text += code.slice(from, open + 1) + ' '.repeat(close - open - 1)
    from = close
  }
  return text + code.slice(from)
}
