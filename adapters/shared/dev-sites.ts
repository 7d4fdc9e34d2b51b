import type { ComponentSite } from '../../src/shared/component-site.ts'
import type { ComponentVersions } from '../contract.ts'

/** Knows the places at which modules render components, and gives each an id that outlives edits around it. */
export interface ComponentSites {
  /** Says what the newest evaluation of a module renders, in the order of its code; returns the ids. */
  declare(file: string, sites: readonly ComponentSite[]): readonly string[]
  /** The id of the site at a line and column of a file; undefined where there is none. */
  at(file: string, at: string): string | undefined
}

interface Declared {
  readonly sites: readonly ComponentSite[]
  readonly ids: readonly string[]
}

/** @param findVersions where the ids of the last good code are found; undefined where no orchestrator runs */
export function createSites(findVersions: () => ComponentVersions | undefined): ComponentSites {
  const newest = new Map<string, Declared>()
  return {
    declare(file, sites) {
      const versions = findVersions()
      // Nothing else is noted under such a key.
      const before = versions?.lastGood(`sites:${file}`) as Declared | undefined
      const former = before ? matchSites(before.sites, sites) : []
      const inherited = sites.map((_, index) => before?.ids[former[index] ?? -1])
      const taken = new Set<string | undefined>(inherited)
      const ids = sites.map((site, index) => inherited[index] ?? freeId(file, site, taken))
      const declared = { sites, ids }
      newest.set(file, declared)
      versions?.note(`sites:${file}`, declared)
      return ids
    },
    at(file, at) {
      const { sites, ids } = newest.get(file) ?? { sites: [], ids: [] }
      return ids[sites.findIndex((one) => one.at === at)]
    },
  }
}

/** Made of what is written there, so that it is the same when the page is loaded again. */
function freeId(file: string, { tag, text }: ComponentSite, taken: Set<string | undefined>): string {
  const hash = hashOf([file, tag, text].join('\n'))
  for (let number = 0; ; number += 1) {
    const id = number === 0 ? hash : `${hash}~${number}`
    if (taken.has(id)) continue
    taken.add(id)
    return id
  }
}

/** Bernstein's hash: the ids need not be hard to guess. */
const hashOf = (text: string): string =>
  [...text].reduce((hash, character) => (hash * 33 + character.codePointAt(0)!) >>> 0, 5381).toString(36)

/** For each site, the index of the one that it was before: those that are the same in order, then those in between. */
export function matchSites(
  before: readonly ComponentSite[],
  now: readonly ComponentSite[],
): readonly (number | undefined)[] {
  const matches = longestCommon(before, now)
  const left = new Set(before.keys())
  for (const match of matches) if (match !== undefined) left.delete(match)
  const fill = (isFit: Fits, isFree: (former: number, index: number) => boolean) => {
    for (const [index, site] of now.entries()) {
      if (matches[index] !== undefined) continue
      const former = [...left].find((one) => isFit(before[one]!, site) && isFree(one, index))
      if (former === undefined) continue
      matches[index] = former
      left.delete(former)
    }
  }
  fill(isSame, () => true)
  const anchors = [...matches]
  const isInBetween = (former: number, index: number) => isBetween(anchors, former, index)
  fill((one, other) => one.tag === other.tag, isInBetween)
  // The component may only have another name.
  fill((one, other) => one.text === other.text, isInBetween)
  return matches
}

type Fits = (one: ComponentSite, other: ComponentSite) => boolean

/** Whether a former site stood between the same neighbours as the one that is there now. */
function isBetween(matches: readonly (number | undefined)[], former: number, index: number): boolean {
  const isKnown = (match: number | undefined): match is number => match !== undefined
  const previous = matches.slice(0, index).findLast(isKnown) ?? -1
  const next = matches.slice(index + 1).find(isKnown) ?? Infinity
  return previous < former && former < next
}

const isSame: Fits = (one, other) => one.tag === other.tag && one.text === other.text

/** The longest common subsequence, as the index before of each site now. */
function longestCommon(
  before: readonly ComponentSite[],
  now: readonly ComponentSite[],
): (number | undefined)[] {
  const lengths = Array.from({ length: before.length + 1 }, () => new Uint16Array(now.length + 1))
  for (let left = before.length - 1; left >= 0; left -= 1)
    for (let right = now.length - 1; right >= 0; right -= 1)
      lengths[left]![right] = isSame(before[left]!, now[right]!)
        ? lengths[left + 1]![right + 1]! + 1
        : Math.max(lengths[left + 1]![right]!, lengths[left]![right + 1]!)
  const matches: (number | undefined)[] = now.map(() => undefined)
  let [left, right] = [0, 0]
  while (left < before.length && right < now.length) {
    if (isSame(before[left]!, now[right]!)) matches[right++] = left++
    else if (lengths[left + 1]![right]! >= lengths[left]![right + 1]!) left += 1
    else right += 1
  }
  return matches
}
