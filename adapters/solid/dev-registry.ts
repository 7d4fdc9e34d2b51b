import { $DEVCOMP } from 'solid-js'

/** The exports of a module that has been evaluated. */
export type Exports = Readonly<Record<string, unknown>>

/** What a module exports, by export name: the component's name, or `=` and a hash of the code it comes from. */
export type ExportTable = Readonly<Record<string, string>>

/** What solid-refresh keeps of a module. */
export interface Registry {
  readonly components: Map<string, { update(next: () => unknown): void }>
  readonly contexts: Map<
    string,
    { readonly context: { id: symbol; Provider: unknown; defaultValue: unknown } }
  >
}

/** A module on the page, and what it has become. */
export interface Change {
  readonly current: Registry
  readonly newest: Registry
  readonly former: ExportTable
  readonly exports: ExportTable
}

const isComponent = (entry: string): boolean => !entry.startsWith('=')

/** The exports that are other components now, or no components of this module any more. */
export function exportedAnew({ former, exports }: Change): string[] {
  return Object.keys(former).filter((name) => isComponent(former[name]!) && exports[name] !== former[name])
}

/** True when importers hold a value that has changed: they have to be evaluated again. */
export const hasChangedValue = ({ former, exports }: Pick<Change, 'former' | 'exports'>): boolean =>
  Object.entries(former).some(([name, entry]) => !isComponent(entry) && exports[name] !== entry)

/** New names of components, with the former ones: of exports, and of a single one that nobody else knows. */
export function renamesOf(change: Change): [name: string, former: string][] {
  const exported = exportedAnew(change).map((name) => [change.exports[name], change.former[name]!] as const)
  const known = exported.filter(
    (pair): pair is [string, string] => pair[0] !== undefined && isComponent(pair[0]),
  )
  const [gone, ...othersGone] = onlyIn(change.current, change.newest)
  const [added, ...othersAdded] = onlyIn(change.newest, change.current)
  const isSingle = othersGone.length === 0 && othersAdded.length === 0
  return gone && added && isSingle && known.length === 0 ? [[added, gone]] : known
}

const onlyIn = (registry: Registry, other: Registry): string[] =>
  [...registry.components.keys()].filter((name) => !other.components.has(name) && !/_\d+$/.test(name))

/** Forgets what is gone. Nobody outside of the module knows it: whoever imports it has not been linked. */
export function forgetGone({ current, newest }: Change): void {
  for (const kind of ['components', 'contexts'] as const)
    for (const name of current[kind].keys()) if (!newest[kind].has(name)) current[kind].delete(name)
}

/** What is on the page shows from now on what the module exports in its place. */
export function relink({ current, newest, former }: Change, module: Exports): void {
  for (const [name, local] of Object.entries(former)) {
    const next = module[name]
    const entry = current.components.get(local)
    if (typeof next !== 'function' || !entry) continue
    // Solid's mark of what is called as a component: without it solid-refresh never updates what it calls.
    Object.assign(next, { [$DEVCOMP]: true })
    entry.update(() => next)
  }
  for (const [name, { context }] of newest.contexts) {
    const old = current.contexts.get(name)?.context
    if (!old) continue
    old.defaultValue = context.defaultValue
    context.id = old.id
    context.Provider = old.Provider
  }
}
