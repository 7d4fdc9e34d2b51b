import { attempt } from '../attempt.ts'

const KEY = 'metamon:resume'

/**
 * Where a page leaves its text.
 * @param frame tells the page of a frame from the one that it is in, which has the same storage; empty for the latter
 */
export const leftTextKey = (frame = ''): string => (frame === '' ? KEY : `${KEY}:${frame}`)

/**
 * What was left, once: it is gone before anything is made of it.
 * @returns nothing when there is nothing, or it could not be removed
 */
export const takeLeftText = (storage: Storage | undefined, key: string): string | null | undefined =>
  attempt(() => {
    const text = storage?.getItem(key)
    storage?.removeItem(key)
    return text
  })

/** Leaves a text once more. Without it, the page that comes begins anew. */
export const putBackText = (storage: Storage | undefined, key: string, text: string): void =>
  void attempt(() => storage?.setItem(key, text))
