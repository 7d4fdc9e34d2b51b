import type { CreateHotAdapter } from '../contract.ts'
import { hasMark } from '../shared/has-mark.ts'
import { defineHotAdapter, nextTask } from '../shared/hot-adapter.ts'

/** The hot adapter of Svelte, whose effects run in a microtask after the update. */
export const createHotAdapter: CreateHotAdapter = (context) => {
  const parts = {
    framework: 'svelte' as const,
    /** Svelte mounts a component anew with every update. */
    recoversFromThrow: true,
    async whenRendered() {
      await context.applied()
      await nextTask()
    },
    /** In development a component knows the file that it comes from. */
    identifyComponent: (component: unknown) => filenameOf(component) ?? component,
    /** Bindings note there what a reset of their form does. */
    ownsField: (element: Element) => hasMark(element, 'form reset'),
  }
  return defineHotAdapter(parts, context)
}

function filenameOf(component: unknown): unknown {
  if (typeof component !== 'function') return undefined
  const symbol = Object.getOwnPropertySymbols(component).find(({ description }) => description === 'filename')
  return symbol && Reflect.get(component, symbol)
}
