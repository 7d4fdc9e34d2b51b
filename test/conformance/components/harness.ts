import type { Framework } from '../../../src/shared/framework.ts'
import type { IslandSource } from '../../../adapters/contract.ts'
import type { PlainHost } from '../../../adapters/shared/plain-host.ts'

/** The same components in every framework, as something that can be mounted anywhere. */
export interface Harness {
  readonly framework: Framework
  /** Takes `signal`; shows its value in an `<output>` and writes one more when its button is pressed. */
  readonly signalReader: IslandSource
  /** Takes the keys `first` and `second`; shows `first+second`, which start with 1 and 2. */
  readonly keyedReader: IslandSource
  /** Takes `name`, `label` and `onHeard`, which is called with `label:payload`. */
  readonly eventListener: IslandSource
  /** Takes `label`, `onAdd`, `onLife`, `onLabel` (by an effect); has a count of its own, and the slots `header` and `default`. */
  readonly counter: IslandSource
  /** Takes `weakness`, which says where it throws. */
  readonly fragile: IslandSource
  /** Takes `of`, `content`, `header`; shows an `Island` with those slots, and hands on every other prop. */
  readonly islandHost: IslandSource
  /** Takes `chain` and `label`: an island in an island in an island, with the label at the end. */
  readonly nested: IslandSource
  createHost(name: string): PlainHost & { readonly asIsland: IslandSource }
}
