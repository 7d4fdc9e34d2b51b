import { island } from 'metamon/vue'
import { createHost } from '../../../../adapters/vue/host.ts'
import { toComponent } from '../../../../adapters/vue/static-host.ts'
import type { Harness } from '../harness.ts'
import Counter from './counter.vue'
import EventListener from './event-listener.vue'
import Fragile from './fragile.vue'
import IslandHost from './island-host.vue'
import IslandList from './island-list.vue'
import KeyedReader from './keyed-reader.vue'
import Nested from './nested.vue'
import SignalReader from './signal-reader.vue'

export const harness: Harness = {
  framework: 'vue',
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
