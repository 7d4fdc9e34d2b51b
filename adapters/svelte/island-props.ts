import type { Snippet } from 'svelte'
import type { IslandSource } from '../contract.ts'

/** What `Island` takes; every other prop goes to the component. */
export interface IslandProps {
  /** The component, as `island()` of its own framework made it. */
  readonly of: IslandSource
  /** Content for the component's named slots. */
  readonly slots?: Readonly<Record<string, Snippet>>
  /** Content for the component's default slot. */
  readonly children?: Snippet
  /** Told what the component throws; without it the error is reported to the page. */
  readonly onIslandError?: (error: unknown) => void
  readonly [prop: string]: unknown
}
