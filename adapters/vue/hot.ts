import type { CreateHotAdapter } from '../contract.ts'
import { defineHotAdapter, nextTask } from '../shared/hot-adapter.ts'

/** The hot adapter of Vue, whose scheduler renders in a microtask after the update. */
export const createHotAdapter: CreateHotAdapter = (context) =>
  defineHotAdapter('vue', context, async () => {
    await context.applied()
    await nextTask()
  })
