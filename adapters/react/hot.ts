import type { CreateHotAdapter } from '../contract.ts'
import { defineHotAdapter, nextTask } from '../shared/hot-adapter.ts'

/** The hot adapter of React, whose refresh runtime waits a little for further updates and then renders. */
export const createHotAdapter: CreateHotAdapter = (context) => {
  const nextRefresh = watchRefresh()
  const parts = {
    framework: 'react' as const,
    /** React Refresh mounts a tree anew that has failed. */
    recoversFromThrow: true,
    async whenRendered() {
      const refreshed = nextRefresh()
      await context.applied()
      await refreshed
      await nextTask()
    },
    /** The refresh runtime keeps to itself which functions are versions of one component. */
    identifyComponent: (component: unknown) => component,
  }
  return defineHotAdapter(parts, context)
}

interface RefreshWindow {
  /** Put there by plugin-react: calls back each time before React Refresh renders. */
  __registerBeforePerformReactRefresh?: (callback: () => void) => void
}

/** Returns a function that gives a promise for the next refresh. Registers once: there is no undo. */
function watchRefresh(): () => Promise<void> {
  let waiting: (() => void)[] = []
  let isRegistered = false
  const refreshed = () => {
    for (const resolve of waiting) resolve()
    waiting = []
  }
  return () => {
    const register = (globalThis as RefreshWindow).__registerBeforePerformReactRefresh
    if (!register) return Promise.resolve()
    if (!isRegistered) register(refreshed)
    isRegistered = true
    return new Promise((resolve) => waiting.push(resolve))
  }
}
