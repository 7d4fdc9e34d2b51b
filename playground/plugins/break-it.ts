import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Plugin } from 'vite'
import { createBench, type Bench } from './bench.ts'
import { EditConflict } from './edits.ts'
import { readCommand, Refusal } from './guard.ts'

/** Where the page sends what it wants broken or put back. */
export const ENDPOINT = '/__playground/break'

/**
 * Lets the page write one of a few fixed mistakes into one of its files, and take it out again. Only this
 * page can: the request must come from it and carry the token of this server start.
 */
export function breakIt(): Plugin {
  const token = randomBytes(32).toString('base64url')
  let bench: Bench | undefined
  return {
    name: 'playground:break-it',
    apply: 'serve',
    configureServer(server) {
      const own = createBench(server.config.root)
      bench = own
      server.middlewares.use(ENDPOINT, (request, response) => void answer(request, response, own, token))
    },
    transformIndexHtml: () => [
      { tag: 'meta', attrs: { name: 'playground-token', content: token }, injectTo: 'head' },
    ],
    buildEnd() {
      bench?.close()
    },
  }
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  bench: Bench,
  token: string,
): Promise<void> {
  try {
    const { action, target } = await readCommand(request, token)
    const files = await (action === 'restore' ? bench.restore(target) : bench.break(target, action))
    reply(response, 200, { files })
  } catch (error) {
    if (error instanceof Refusal && error.allow) response.setHeader('Allow', error.allow)
    // The rest of a body that is too long is not read: the connection cannot be used again.
    if (error instanceof Refusal) response.setHeader('Connection', 'close')
    reply(response, statusOf(error), { error: error instanceof Error ? error.message : String(error) })
  }
}

function statusOf(error: unknown): number {
  if (error instanceof Refusal) return error.status
  return error instanceof EditConflict ? 409 : 500
}

function reply(response: ServerResponse, status: number, body: object): void {
  response.statusCode = status
  response.setHeader('Cache-Control', 'no-store')
  response.setHeader('Content-Type', 'application/json')
  response.end(JSON.stringify(body))
}
