import type { Harness } from './harness.ts'
import { harness as react } from './react/index.ts'
import { harness as solid } from './solid/index.ts'
import { harness as svelte } from './svelte/index.ts'
import { harness as vue } from './vue/index.ts'

export type { Harness }

/** In the order in which docs, tests and panels list the frameworks. */
export const harnesses: readonly Harness[] = [react, vue, svelte, solid]
