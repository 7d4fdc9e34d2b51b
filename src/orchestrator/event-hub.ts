import type { HotChannel } from './hot-channel.ts'

/** Hands messages on that are heard of elsewhere. */
export interface EventHub extends Pick<HotChannel, 'on'> {
  /** Resolves when all who listen are done; rejects with what one of them has thrown. */
  receive(event: string, data: unknown): Promise<void>
}

/** Nobody listens yet. */
export function createEventHub(): EventHub {
  const listeners = new Map<string, ((data: never) => void | Promise<void>)[]>()
  return {
    on: (event, listener) => void listeners.set(event, [...(listeners.get(event) ?? []), listener]),
    async receive(event, data) {
      // Who listens to an event knows what comes with it, as with Vite's channel.
      await Promise.all((listeners.get(event) ?? []).map((listener) => listener(data as never)))
    },
  }
}
