import { island } from 'metamon/react'
import { createHost } from '../../../../adapters/react/host.ts'
import { toComponent } from '../../../../adapters/react/static-host.ts'
import type { Harness } from '../harness.ts'
import { Counter } from './counter.react.tsx'
import { EventListener } from './event-listener.react.tsx'
import { Fragile } from './fragile.react.tsx'
import { IslandHost } from './island-host.react.tsx'
import { IslandList } from './island-list.react.tsx'
import { KeyedReader } from './keyed-reader.react.tsx'
import { Nested } from './nested.react.tsx'
import { SignalReader } from './signal-reader.react.tsx'

export const harness: Harness = {
  framework: 'react',
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
