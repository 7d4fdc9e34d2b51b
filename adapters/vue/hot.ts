import type { CreateHotAdapter } from '../contract.ts'
import { defineHotAdapter, nextTask } from '../shared/hot-adapter.ts'

/** The hot adapter of Vue, whose scheduler renders in a microtask after the update. */
export const createHotAdapter: CreateHotAdapter = (context) => {
  const parts = {
    framework: 'vue' as const,
    /** A throw in `setup` leaves a tree of nodes that Vue cannot patch any more. */
    recoversFromThrow: false,
    async whenRendered() {
      await context.applied()
      await nextTask()
    },
    /** The compiler gives every version of a component the same id. */
    identifyComponent: (component: unknown) =>
      (component as { __hmrId?: string } | undefined)?.__hmrId ?? component,
  }
  return defineHotAdapter(parts, context)
}
