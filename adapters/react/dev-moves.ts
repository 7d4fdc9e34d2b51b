import { flushSync } from 'react-dom'
import { hooksOf, isComponent, TAGS, type Fiber } from './dev-fiber.ts'
import type { Instances, Place } from './dev-instance.ts'
import type { Roots } from './dev-roots.ts'
import type { Origins } from './dev-state.ts'

/** Mends what React makes of elements without keys that an update has shifted. */
export interface Moves {
  /** To be called before an update, with all instances. */
  begin(places: readonly Place[]): void
  /** To be called after a commit of an update. Mounts again what has got into the place of another. */
  mend(): void
  /** To be called after any other commit: what was to be mended is no longer known. */
  forget(): void
}

export interface MovesContext {
  readonly roots: Roots
  readonly instances: Instances
  readonly origins: Origins
}

/**
 * Where markup is inserted before two instances of one component, React takes the second one for the first,
 * and mounts a new second one. As long as there are as many of them as before, the first has to stay the first:
 * it is mounted again, and is given its state back.
 */
export function createMoves({ roots, instances, origins }: MovesContext): Moves {
  // Most snapshots are not followed by a commit: what is looked up after one is made then.
  let begun: readonly Place[] | undefined
  let keys = new WeakMap<Fiber, string>()
  let counts: ReadonlyMap<string, number> = new Map()
  const index = () => {
    if (!begun) return
    keys = new WeakMap(begun)
    counts = countByName(begun)
    begun = undefined
  }
  const places = () => instances.list(roots.list().map(({ current }) => current))
  const keyBefore = (fiber: Fiber) =>
    keys.get(fiber) ?? (fiber.alternate ? keys.get(fiber.alternate) : undefined)
  return {
    begin: (now) => void (begun = now),
    forget: () => void (begun = undefined),
    mend() {
      index()
      instances.clear()
      const now = places()
      const countsNow = countByName(now)
      const moved = now.filter(([fiber, key]) => {
        const before = keyBefore(fiber) ?? key
        const name = nameIn(key)
        return before !== key && nameIn(before) === name && counts.get(name) === countsNow.get(name)
      })
      for (const [fiber, key] of now) keys.set(fiber, key)
      if (moved.length > 0) flushSync(() => moved.forEach(([fiber]) => mountAgain(fiber, origins)))
    },
  }
}

function countByName(places: readonly Place[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const [, key] of places) counts.set(nameIn(key), (counts.get(nameIn(key)) ?? 0) + 1)
  return counts
}

/** The key without the number that tells an instance from others of its name. */
const nameIn = (key: string): string => key.replace(/~\d+$/, '')

/** React Refresh marks instances in the same way; React looks at the mark when it comes by. */
function mountAgain(fiber: Fiber, origins: Origins): void {
  if (schedule(fiber, origins)) fiber._debugNeedsRemount = true
}

/** Makes React come by, for the sake of any state in or below an instance. False when there is none. */
function schedule(fiber: Fiber, origins: Origins): boolean {
  if (isComponent(fiber) && update(fiber, origins)) return true
  for (let child = fiber.child; child; child = child.sibling) if (schedule(child, origins)) return true
  return false
}

function update(fiber: Fiber, origins: Origins): boolean {
  if (fiber.tag === TAGS.class) {
    // The state node of a class component is its instance.
    const instance = fiber.stateNode as { forceUpdate(): void }
    instance.forceUpdate()
    return true
  }
  for (const hook of hooksOf(fiber)) {
    const queue = origins.ofHook(hook) && hook.queue
    if (!queue || typeof queue.dispatch !== 'function') continue
    // Else React finds that the state has not changed. The instance, and with it this queue, is gone after this.
    queue.lastRenderedReducer = null
    queue.dispatch(undefined)
    return true
  }
  return false
}
