import type { WebSocketServer } from 'vite'

/** The stream under a socket: `ws` does not make it public, and everything goes on as well without it. */
interface WithStream {
  readonly _socket?: { cork?(): void; uncork?(): void }
}

/**
 * Has messages to the pages collected: written one by one, each costs a system call, and wakes the browser up.
 * @returns writes what was collected
 */
export function corkSockets({ clients }: Pick<WebSocketServer, 'clients'>): () => void {
  const streams = [...clients].map(({ socket }) => (socket as WithStream)._socket)
  for (const stream of streams) stream?.cork?.()
  return () => {
    for (const stream of streams) stream?.uncork?.()
  }
}
