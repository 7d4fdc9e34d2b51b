import { registry } from './core-registry.ts'

/**
 * Makes something once, however often the module that asks for it is evaluated again: a socket, a timer, a map.
 * To be called at the top level of a module. In production it only calls `create`.
 *
 * @param key tells the module's resources apart; under another key, one is made anew
 * @param create makes the resource. What it throws is thrown on, and nothing is kept
 * @param dispose ends it: when a hot update has brought a version of the module that does not ask for it any
 * more, and when no module imports that module any more
 * @returns the resource; the same one after each hot update
 * @example
 * const socket = preserve('prices', () => new WebSocket(url), (socket) => socket.close())
 */
export function preserve<Resource>(
  key: string,
  create: () => Resource,
  dispose?: (resource: Resource) => void,
): Resource {
  const keep = registry.dev?.preserve
  return keep ? keep(key, create, dispose) : create()
}
