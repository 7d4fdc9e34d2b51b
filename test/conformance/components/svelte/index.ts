import { island } from 'metamon/svelte'
import { createHost } from '../../../../adapters/svelte/host.ts'
import { toComponent } from '../../../../adapters/svelte/static-host.ts'
import type { Harness } from '../harness.ts'
import Counter from './counter.svelte'
import EventListener from './event-listener.svelte'
import Fragile from './fragile.svelte'
import IslandHost from './island-host.svelte'
import IslandList from './island-list.svelte'
import KeyedReader from './keyed-reader.svelte'
import Nested from './nested.svelte'
import SignalReader from './signal-reader.svelte'

export const harness: Harness = {
  framework: 'svelte',
  signalReader: island(SignalReader),
  keyedReader: island(KeyedReader),
  eventListener: island(EventListener),
  counter: island(Counter),
  fragile: island(Fragile),
  islandHost: island(IslandHost),
  islandList: island(IslandList),
  nested: island(Nested),
  toComponent,
  createHost: (name) => {
    const host = createHost(name)
    return { ...host, asIsland: island(host.component) }
  },
}
