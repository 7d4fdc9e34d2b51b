import type { Skeleton } from './skeleton.ts'

/** All that decides of the nodes of a module: a mark stands for each thing that was cut out of its skeleton. */
export interface Outline {
  readonly skeleton: Skeleton
  readonly text: string
  /** Finds an index of the outline in the code. */
  toCode(index: number): number
  /** @param index in the code, not inside of what was cut out */
  toOutline(index: number): number
}

/** What no code has in it. */
const [BLANKED, TEXT] = ['\u0000', '\u0001']

/** Creates the outline of a module. */
export function createOutline(skeleton: Skeleton): Outline {
  const { text: code, cuts } = skeleton
  let text = ''
  let end = 0
  for (const { from, to, isText } of cuts) {
    text += code.slice(end, from) + (isText ? TEXT : BLANKED)
    end = to
  }
  return {
    skeleton,
    text: text + code.slice(end),
    toCode(index) {
      let shorter = 0
      for (const { from, to } of cuts) {
        if (from - shorter >= index) break
        shorter += to - from - 1
      }
      return index + shorter
    },
    toOutline(index) {
      let shorter = 0
      for (const { from, to } of cuts) {
        if (to > index) break
        shorter += to - from - 1
      }
      return index - shorter
    },
  }
}

/** Where two texts differ. */
export interface Difference {
  readonly from: number
  /** Behind the last character, in the one and in the other. */
  readonly to: number
  readonly otherTo: number
}

/** So many characters at once are compared faster than one by one. */
const PIECE = 512

/** Finds what is between the start and the end that two texts share. */
export function findDifference(one: string, other: string): Difference {
  const shorter = Math.min(one.length, other.length)
  let from = 0
  while (from + PIECE < shorter && one.startsWith(other.slice(from, from + PIECE), from)) from += PIECE
  while (from < shorter && one.charCodeAt(from) === other.charCodeAt(from)) from += 1
  const gained = other.length - one.length
  let to = one.length
  const least = Math.max(from, from - gained)
  while (to - PIECE > least && one.endsWith(other.slice(to + gained - PIECE, to + gained), to)) to -= PIECE
  while (to > least && one.charCodeAt(to - 1) === other.charCodeAt(to - 1 + gained)) to -= 1
  return { from, to, otherTo: to + gained }
}
