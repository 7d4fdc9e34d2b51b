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
  /** Takes `as` (else it is `Island`), `content`, `header`; shows that with those slots, and every other prop. */
  readonly islandHost: IslandSource
  /** Takes `sources`; shows an `Island` of each, and hands every other prop on to all of them. */
  readonly islandList: IslandSource
  /** Takes `chain` and `label`: an island in an island in an island, with the label at the end. */
  readonly nested: IslandSource
  /** Turns an island into a component of this framework, as the builds of cross-framework imports do. */
  toComponent(source: IslandSource): unknown
  createHost(name: string): PlainHost & { readonly asIsland: IslandSource }
}
