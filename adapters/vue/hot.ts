import type { CreateHotAdapter } from '../contract.ts'
import { hasMark } from '../shared/has-mark.ts'
import { defineHotAdapter, nextTask } from '../shared/hot-adapter.ts'
import { asyncSetups } from './dev-async-setups.ts'

/** How long an update waits for components with an asynchronous setup, in milliseconds. */
const LONGEST_SETUP_MS = 1000

/** The hot adapter of Vue, whose scheduler renders in a microtask after the update. */
export const createHotAdapter: CreateHotAdapter = (context) => {
  const parts = {
    framework: 'vue' as const,
    /** Components are guarded: no throw reaches the tree of nodes that Vue patches. */
    recoversFromThrow: true,
    async whenRendered() {
      await context.applied()
      // Vue renders, and runs hooks and watchers, in microtasks.
      await nextTask()
      if (asyncSetups.isEmpty) return
      await asyncSetups.settled(LONGEST_SETUP_MS)
      await nextTask()
    },
    /** The compiler gives every version of a component the same id. */
    identifyComponent: (component: unknown) =>
      (component as { __hmrId?: string } | undefined)?.__hmrId ?? component,
    /** `v-model` notes there how the model is written. */
    ownsField: (element: Element) => hasMark(element, '_assign'),
  }
  return defineHotAdapter(parts, context)
}
