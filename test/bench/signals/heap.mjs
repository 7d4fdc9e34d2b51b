import { RUNTIME_URL } from './build-runtime.mjs'

const { computed, effect, on, signal } = await import(RUNTIME_URL)
const PAIRS = 100_000
/** Bytes. One reference left behind by each pair would be 800,000; the engine's own code comes and goes. */
const LIMIT = 400_000

const total = signal('bench:heap', 0)
const KINDS = {
  'signal subscribe': () => total.subscribe(() => {}),
  'event on': () => on('bench:heap', () => {}),
  effect: () => effect(() => void total.value),
  'computed subscribe': () => computed(() => total.value).subscribe(() => {}),
  'computed, only read': () => {
    void computed(() => total.value).value
    return () => {}
  },
}

/**
 * Subscribes and unsubscribes very often.
 * @returns what is left, as lines to print, and what of it is too much, as sentences
 */
export function checkHeap() {
  const lines = []
  const problems = []
  for (const [name, subscribe] of Object.entries(KINDS)) {
    repeat(subscribe)
    const before = usedBytes()
    repeat(subscribe)
    const grown = usedBytes() - before
    lines.push(`heap after ${PAIRS} x ${name}: ${grown > 0 ? '+' : ''}${grown} B`)
    if (grown > LIMIT) problems.push(`${name}: ${grown} B are left after ${PAIRS} pairs, limit ${LIMIT} B`)
  }
  return { lines, problems }
}

function repeat(subscribe) {
  for (let index = 0; index < PAIRS; index++) subscribe()()
}

function usedBytes() {
  globalThis.gc()
  globalThis.gc()
  return process.memoryUsage().heapUsed
}
