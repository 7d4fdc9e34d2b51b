import type { ViteDevServer } from 'vite'
import { PROBLEM_EVENTS } from '../../shared/problem.ts'
import { EVENTS } from '../../shared/protocol.ts'
import type { Problems } from './problems.ts'

/**
 * Hands on what pages say that is about problems. It is taken from anybody who reaches the socket: nothing throws,
 * and no path is believed.
 * @returns its undo
 */
export function listenForProblems({ environments, ws }: ViteDevServer, problems: Problems): () => void {
  const { hot } = environments.client
  const hello = (_: unknown, client: object) => problems.joined(client)
  const thrown = (data: unknown, client: object) => problems.thrown(data, client)
  const disconnect = (_: unknown, client: object) => problems.left(client)
  const retry = () => problems.retry()
  hot.on(EVENTS.hello, hello)
  hot.on(PROBLEM_EVENTS.thrown, thrown)
  hot.on(PROBLEM_EVENTS.retry, retry)
  ws.on('vite:client:disconnect', disconnect)
  return () => {
    hot.off(EVENTS.hello, hello)
    hot.off(PROBLEM_EVENTS.thrown, thrown)
    hot.off(PROBLEM_EVENTS.retry, retry)
    ws.off('vite:client:disconnect', disconnect)
  }
}
