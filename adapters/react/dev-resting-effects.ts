/** What is used of the effects that React keeps of one render. */
interface EffectQueue {
  /** The last one of a ring. */
  readonly lastEffect: Effect | null
}

interface Effect {
  readonly tag: number
  next: Effect
}

/** React's mark of an effect that has to run in this commit. */
const HAS_EFFECT = 1

/**
 * The effects of an earlier render, none of which is to run again: they are there for their cleanups. An external
 * store would otherwise be told of the snapshot of then, find another one, and render without end.
 */
export function restEffects(queue: unknown): unknown {
  const { lastEffect } = (queue ?? {}) as Partial<EffectQueue> // only what is known of it is looked at
  if (!lastEffect) return queue
  const resting: Effect[] = []
  for (let effect = lastEffect.next; ; effect = effect.next) {
    resting.push({ ...effect, tag: effect.tag & ~HAS_EFFECT })
    if (effect === lastEffect) break
  }
  for (const [index, effect] of resting.entries()) effect.next = resting[(index + 1) % resting.length]!
  return { ...(queue as EffectQueue), lastEffect: resting.at(-1) }
}
