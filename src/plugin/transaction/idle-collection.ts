import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** How long nothing happens before the server counts as idle, in milliseconds. */
const IDLE_MS = 20

/** Collects garbage while nobody waits. */
export interface IdleCollection {
  /** A save has settled: unless another follows at once, what it has left behind is collected. */
  schedule(): void
  /** A save has come: it does not wait for a collection. */
  cancel(): void
}

type Collect = (options: { readonly type: 'minor' }) => void

/**
 * A transform leaves some megabytes of syntax trees behind, so that the next one is interrupted by a collection
 * now and then, which takes as long as everything that Metamon does for a save. Between two saves it costs nothing.
 *
 * @param find gives V8's own, when it is first needed; nothing is collected where it cannot be had
 */
export function createIdleCollection(find: () => Collect | undefined = exposedCollect): IdleCollection {
  let timer: ReturnType<typeof setTimeout> | undefined
  let found: { readonly collect: Collect | undefined } | undefined
  const collect = () => {
    found ??= { collect: find() }
    found.collect?.({ type: 'minor' })
  }
  const cancel = () => clearTimeout(timer)
  return {
    cancel,
    schedule() {
      cancel()
      timer = setTimeout(collect, IDLE_MS).unref()
    },
  }
}

/** Contexts that are created while the flag is set have a global `gc`; the one that the server runs in has not. */
function exposedCollect(): Collect | undefined {
  try {
    setFlagsFromString('--expose-gc')
    const collect: unknown = runInNewContext('gc')
    setFlagsFromString('--no-expose-gc')
    return typeof collect === 'function' ? (options) => void collect(options) : undefined
  } catch {
    return undefined
  }
}
