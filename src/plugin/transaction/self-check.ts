import type { DevEnvironment, ViteDevServer } from 'vite'

const GRAPH_METHODS = [
  'getModulesByFile',
  'getModuleByUrl',
  'invalidateModule',
  'updateModuleTransformResult',
] as const
const ENVIRONMENT_METHODS = ['reloadModule', 'transformRequest'] as const

/**
 * Looks whether this Vite can be stood in front of: what transactions rest on beyond Vite's documented
 * promises, as far as it shows without a save.
 *
 * @returns what is missing; undefined when everything is there
 */
export function missingInVite(server: ViteDevServer): string | undefined {
  const { client } = server.environments
  const original = client.hot.send
  const probe: typeof original = () => {}
  try {
    client.hot.send = probe
    if (server.ws.send !== probe) return 'what is sent to pages cannot be held back (`environment.hot.send`)'
  } catch {
    return '`environment.hot.send` cannot be replaced'
  } finally {
    restore(client, original)
  }
  const method = GRAPH_METHODS.find((name) => typeof client.moduleGraph[name] !== 'function')
  if (method) return `the module graph has no \`${method}\``
  const own = ENVIRONMENT_METHODS.find((name) => typeof client[name] !== 'function')
  return own && `the environment has no \`${own}\``
}

function restore(environment: DevEnvironment, send: DevEnvironment['hot']['send']): void {
  try {
    environment.hot.send = send
  } catch {
    // it could not be replaced in the first place
  }
}
