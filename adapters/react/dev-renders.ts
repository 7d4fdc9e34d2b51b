import { hooksOf, isMounting, type Dispatcher, type Fiber } from './dev-fiber.ts'

/** Changes the course of a render that is going on. Works with every renderer of React. */
export interface Renders {
  /** To be called in the first render of an instance, after a hook. */
  mounted(dispatcher: Dispatcher | undefined): void
  /** Lets React call the component once more in this render, from its first hook on. False when it cannot. */
  restart(fiber: Fiber): boolean
  /** Takes back the hooks that an instance has called so far in its first render. */
  forget(fiber: Fiber): void
  /** To be called after every commit. */
  committed(): void
}

export function createRenders(): Renders {
  // The hooks of first renders; every renderer has its own.
  const dispatchers = new Set<Dispatcher>()
  const forgotten = new Set<Fiber>()
  return {
    mounted: (dispatcher) => void (dispatcher && dispatchers.add(dispatcher)),
    restart: (fiber) => [...dispatchers].some((dispatcher) => restartWith(dispatcher, fiber)),
    forget(fiber) {
      fiber.memoizedState = null
      fiber.updateQueue = null
      forgotten.add(fiber)
    },
    committed() {
      // React has noted the names of the forgotten hooks, and would miss them in the next render.
      for (const fiber of forgotten) {
        fiber._debugHookTypes = null
        if (fiber.alternate) fiber.alternate._debugHookTypes = null
      }
      forgotten.clear()
    },
  }
}

/**
 * A state that is set while its component renders makes React render it again at once. A state of our own
 * will do: it is mounted behind the hooks that have run, and taken out again.
 */
function restartWith(dispatcher: Dispatcher, fiber: Fiber): boolean {
  if (isMounting(fiber)) return false
  restoreHooks(fiber)
  // With its effects, this holds what the React Compiler caches between renders.
  fiber.updateQueue = null
  try {
    const [, set] = dispatcher.useState(0)
    const before = hooksOf(fiber).at(-2)
    if (before) before.next = null
    else fiber.memoizedState = null
    set(1)
    return true
  } catch {
    // The dispatcher of a renderer that is not rendering.
    return false
  }
}

/** What the failed render has computed anew is forgotten; states keep the updates that it has taken in. */
function restoreHooks(fiber: Fiber): void {
  const before = fiber.alternate ? hooksOf(fiber.alternate) : []
  for (const [index, hook] of hooksOf(fiber).entries()) {
    const same = before[index]
    if (same && !hook.queue) hook.memoizedState = same.memoizedState
  }
}
