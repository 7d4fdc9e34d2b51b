import type { CreateHotAdapter } from '../contract.ts'
import { defineHotAdapter, nextTask } from '../shared/hot-adapter.ts'

/** The hot adapter of Solid, which renders while the update is applied. */
export const createHotAdapter: CreateHotAdapter = (context) =>
  defineHotAdapter('solid', context, async () => {
    await context.applied()
    await nextTask()
  })
