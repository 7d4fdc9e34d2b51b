/** One module of an update, as Vite sends it. */
export interface HmrUpdate {
  /** The module whose callbacks are called. */
  readonly path: string
  /** The module that is imported: the same one, or a dependency that it accepts. */
  readonly acceptedPath: string
  readonly isWithinCircularImport?: boolean
}

/** What a module has handed to `hot.accept`. */
export interface HmrCallback {
  readonly deps: readonly string[]
  readonly fn: (modules: readonly unknown[]) => unknown
}

type HmrListener = (data: unknown) => void
type Disposer = (data: unknown) => unknown

/** Vite's HMR client, as far as it is needed here. Every module that uses `import.meta.hot` is known by its url. */
export interface HmrClient {
  readonly hotModulesMap: Map<string, { callbacks: HmrCallback[] }>
  readonly disposeMap: Map<string, Disposer>
  readonly pruneMap: Map<string, Disposer>
  readonly dataMap: Map<string, Record<string, unknown>>
  readonly customListenersMap: Map<string, HmrListener[]>
  /** Made anew whenever a module is evaluated. */
  readonly ctxToListenersMap: Map<string, Map<string, HmrListener[]>>
  importUpdatedModule(update: HmrUpdate): Promise<unknown>
  /** Imports a module, and resolves to what calls its callbacks. */
  fetchUpdate(update: HmrUpdate): Promise<(() => void) | undefined>
  warnFailedUpdate(error: unknown, path: string): void
}

const MAPS = [
  'hotModulesMap',
  'disposeMap',
  'pruneMap',
  'dataMap',
  'customListenersMap',
  'ctxToListenersMap',
] as const
const METHODS = ['importUpdatedModule', 'fetchUpdate', 'warnFailedUpdate'] as const

/**
 * The client behind a hot channel. It is not a public part of Vite, so that everything has to work without it.
 * @returns undefined when it is not there, or not of the shape that is known
 */
export function findHmrClient(hot: object): HmrClient | undefined {
  const client: unknown = Reflect.get(hot, 'hmrClient')
  if (typeof client !== 'object' || client === null) return undefined
  const hasMaps = MAPS.every((name) => Reflect.get(client, name) instanceof Map)
  const hasMethods = METHODS.every((name) => typeof Reflect.get(client, name) === 'function')
  // All that is used of it has been looked at.
  return hasMaps && hasMethods ? (client as HmrClient) : undefined
}
