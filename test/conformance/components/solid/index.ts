import { island } from 'metamon/solid'
import { createHost } from '../../../../adapters/solid/host.ts'
import { toComponent } from '../../../../adapters/solid/static-host.ts'
import type { Harness } from '../harness.ts'
import { Counter } from './counter.solid.tsx'
import { EventListener } from './event-listener.solid.tsx'
import { Fragile } from './fragile.solid.tsx'
import { IslandHost } from './island-host.solid.tsx'
import { IslandList } from './island-list.solid.tsx'
import { KeyedReader } from './keyed-reader.solid.tsx'
import { Nested } from './nested.solid.tsx'
import { SignalReader } from './signal-reader.solid.tsx'

export const harness: Harness = {
  framework: 'solid',
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
