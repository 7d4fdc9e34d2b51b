import type { HmrCallback, HmrClient } from './hmr-client.ts'

/** What one module has registered at `import.meta.hot`. */
interface HotContext {
  readonly callbacks: HmrCallback[] | undefined
  readonly listeners: Map<string, ((data: unknown) => void)[]>
  readonly disposer: ((data: unknown) => unknown) | undefined
  readonly prune: ((data: unknown) => unknown) | undefined
  readonly data: Readonly<Record<string, unknown>> | undefined
}

/** The hot contexts of all modules of a page at one time. */
export interface HotContexts {
  /** Urls of the known modules that have been evaluated since. */
  changed(): readonly string[]
  /** Puts back what the module had registered, all but what cleans up after it. */
  restore(url: string): void
  /** Puts back what cleans up after the module. */
  restoreDisposer(url: string): void
  /** Puts back what the module had in `hot.data`. */
  restoreData(url: string): void
  disposerOf(url: string): ((data: unknown) => unknown) | undefined
}

/** Reads all contexts. Each evaluation of a module makes a new one, so that references tell what has changed. */
export function captureHotContexts(client: HmrClient): HotContexts {
  const contexts = new Map([...client.ctxToListenersMap.keys()].map((url) => [url, capture(client, url)]))
  return {
    changed: () =>
      [...contexts].flatMap(([url, one]) =>
        client.ctxToListenersMap.get(url) === one.listeners ? [] : [url],
      ),
    restore(url) {
      const context = contexts.get(url)
      if (!context) return
      restoreCallbacks(client, url, context)
      restoreListeners(client, url, context)
      setOrDelete(client.pruneMap, url, context.prune)
    },
    restoreDisposer: (url) => setOrDelete(client.disposeMap, url, contexts.get(url)?.disposer),
    restoreData: (url) => restoreData(client, url, contexts.get(url)?.data),
    disposerOf: (url) => contexts.get(url)?.disposer,
  }
}

function capture(client: HmrClient, url: string): HotContext {
  const data = client.dataMap.get(url)
  return {
    callbacks: client.hotModulesMap.get(url)?.callbacks,
    listeners: client.ctxToListenersMap.get(url) ?? new Map(),
    disposer: client.disposeMap.get(url),
    prune: client.pruneMap.get(url),
    data: data && { ...data },
  }
}

function restoreCallbacks({ hotModulesMap }: HmrClient, url: string, { callbacks }: HotContext): void {
  const module = hotModulesMap.get(url)
  if (!callbacks) hotModulesMap.delete(url)
  else if (module) module.callbacks = callbacks
}

function restoreListeners(client: HmrClient, url: string, { listeners }: HotContext): void {
  const { customListenersMap, ctxToListenersMap } = client
  for (const [event, added] of ctxToListenersMap.get(url) ?? []) {
    const left = customListenersMap.get(event)?.filter((one) => !added.includes(one)) ?? []
    customListenersMap.set(event, left)
  }
  for (const [event, removed] of listeners) {
    customListenersMap.set(event, [...(customListenersMap.get(event) ?? []), ...removed])
  }
  ctxToListenersMap.set(url, listeners)
}

/** In the same object, which a module may hold. */
export function restoreData(
  { dataMap }: HmrClient,
  url: string,
  saved: Readonly<Record<string, unknown>> | undefined,
): void {
  const data = dataMap.get(url)
  if (!data || !saved) return
  for (const name of Object.keys(data)) if (!(name in saved)) delete data[name]
  Object.assign(data, saved)
}

function setOrDelete<Value>(map: Map<string, Value>, url: string, value: Value | undefined): void {
  if (value === undefined) map.delete(url)
  else map.set(url, value)
}
