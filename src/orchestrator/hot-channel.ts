/** Vite's hot channel, as far as it is needed here. */
export interface HotChannel {
  on(event: string, listener: (data: never) => void | Promise<void>): void
  send(event: string, data?: unknown): void
}
