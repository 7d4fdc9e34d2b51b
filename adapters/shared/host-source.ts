import type { Undo } from '../../src/index.ts'
import type { IslandSource } from '../contract.ts'
import { isSameComponent } from './same-component.ts'

/** The component that a host shows at the moment. */
export interface HostSource {
  readonly current: IslandSource | undefined
  /** Shows another component everywhere, or none; does nothing when it is the same component again. */
  show(source: IslandSource | undefined): void
  subscribe(listener: () => void): Undo
  /** Where there are places: takes the one at an element that a component is mounted in. */
  placeAt?(element: Element): { props(): Readonly<Record<string, unknown>>; leave(): void } | undefined
}

/** Creates the source that all live instances of one host follow. */
export function createHostSource(): HostSource {
  const listeners = new Set<() => void>()
  let current: IslandSource | undefined
  return {
    get current() {
      return current
    },
    show(source) {
      if (current && source && isSameComponent(current, source)) return
      current = source
      const called = [...listeners]
      for (const listener of called) listener()
    },
    subscribe(listener) {
      // A wrapper of its own for every call, so that two subscriptions of one function are two.
      const entry = () => listener()
      listeners.add(entry)
      return () => void listeners.delete(entry)
    },
  }
}
