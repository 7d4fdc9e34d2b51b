import type { CreateHotAdapter } from '../contract.ts'
import { defineHotAdapter, nextTask } from '../shared/hot-adapter.ts'

/** The hot adapter of Svelte, whose effects run in a microtask after the update. */
export const createHotAdapter: CreateHotAdapter = (context) =>
  defineHotAdapter('svelte', context, async () => {
    await context.applied()
    await nextTask()
  })
