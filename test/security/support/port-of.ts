import { once } from 'node:events'
import type { Server } from 'node:http'
import { onTestFinished } from 'vitest'

/** Starts a server for the running test, on this machine only. Returns its port. */
export async function portOf(
  server: Pick<Server, 'listen' | 'address' | 'close'> & NodeJS.EventEmitter,
): Promise<number> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  const address = server.address()
  return typeof address === 'object' && address ? address.port : 0
}
