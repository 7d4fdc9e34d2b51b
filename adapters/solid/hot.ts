import type { CreateHotAdapter } from '../contract.ts'
import { defineHotAdapter, nextTask } from '../shared/hot-adapter.ts'
import { identifyComponent } from './dev-identity.ts'

/** The hot adapter of Solid, which renders, and runs its effects, while the update is applied. */
export const createHotAdapter: CreateHotAdapter = (context) => {
  const parts = {
    framework: 'solid' as const,
    /** A computation that threw is never run again. */
    recoversFromThrow: false,
    async whenRendered() {
      await context.applied()
      // For what a component does in microtasks: a resource that is there already.
      await nextTask()
    },
    identifyComponent,
    /** Values are set like any other property, without a trace. */
    ownsField: () => false,
  }
  return defineHotAdapter(parts, context)
}
