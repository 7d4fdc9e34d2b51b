import type { Fiber } from './dev-fiber.ts'

/** What a path says of one component or key. */
export interface Segment {
  readonly name: string
  readonly key: string | null
  /** How many of the same name and key come before it. */
  readonly count: number
  readonly text: string
  /** What it was put behind last, and what that gave: the same text again, which engines need not look into. */
  joined?: { readonly path: string; readonly whole: string }
}

/**
 * Finds the segment of a fiber, given its name.
 * @param count notes one of a name and key, by what the first of them is called; returns how many came before it
 */
export type SegmentAt = (fiber: Fiber, name: string, count: (first: string) => number) => Segment

/**
 * What an instance is called seldom changes: it is put into words once.
 * @param isStandIn true for a component that stands for the one above it: it has the same name
 */
export function createSegments(isStandIn: (type: unknown) => boolean): SegmentAt {
  const known = new WeakMap<Fiber, { readonly first: Segment; segment: Segment }>()
  return (fiber, name, count) => {
    const { key, alternate } = fiber
    let noted = known.get(fiber) ?? (alternate ? known.get(alternate) : undefined)
    if (noted?.first.name !== name || noted.first.key !== key) {
      const first = toSegment(name, key, 0)
      known.set(fiber, (noted = { first, segment: first }))
    }
    const before = count(noted.first.text)
    if (isStandIn(fiber.type)) return STAND_IN
    if (noted.segment.count !== before) noted.segment = toSegment(name, key, before)
    return noted.segment
  }
}

/** @param count how many of the same name and key come before it */
export function toSegment(name: string, key: string | null, count: number): Segment {
  const base = `/${name}${key === null ? '' : `:${encodeURIComponent(key)}`}`
  return { name, key, count, text: count === 0 ? base : `${base}~${count}` }
}

/** It has the name of the component that it stands for. */
const STAND_IN: Segment = { name: '', key: null, count: 0, text: '' }

/** The path of what a segment stands for. */
export function join(path: string, segment: Segment): string {
  if (segment === STAND_IN) return path
  if (segment.joined?.path !== path) segment.joined = { path, whole: `${path}${segment.text}` }
  return segment.joined.whole
}
