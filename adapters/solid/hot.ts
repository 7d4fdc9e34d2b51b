import type { CreateHotAdapter } from '../contract.ts'
import { defineHotAdapter, nextTask } from '../shared/hot-adapter.ts'

/** The hot adapter of Solid, which renders while the update is applied. */
export const createHotAdapter: CreateHotAdapter = (context) => {
  const parts = {
    framework: 'solid' as const,
    /** A computation that threw is never run again. */
    recoversFromThrow: false,
    async whenRendered() {
      await context.applied()
      await nextTask()
    },
    /** A component and its later versions are proxies that know nothing of each other. */
    identifyComponent: (component: unknown) => component,
  }
  return defineHotAdapter(parts, context)
}
