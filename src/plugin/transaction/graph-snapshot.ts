import type { DevEnvironment, EnvironmentModuleNode, TransformResult } from 'vite'

/** The modules of a transaction as they were before it: what a page reload is served until it commits. */
export interface GraphSnapshot {
  /** Takes modules as they are now, and all that import them. Whatever is taken already stays as it was. */
  capture(nodes: Iterable<EnvironmentModuleNode>): void
  has(node: EnvironmentModuleNode): boolean
  /** What was served of a module; null when nothing was. */
  lastGood(node: EnvironmentModuleNode): TransformResult | null
  readonly nodes: () => Iterable<EnvironmentModuleNode>
  /** Notes that the pages run what is served now. */
  commit(): void
  /** What the taken modules have imported, before it or in an attempt that was put back. */
  imported(): ReadonlySet<EnvironmentModuleNode>
  /** What a module has imported in attempts that were put back, and not before. */
  triedBy(node: EnvironmentModuleNode): ReadonlySet<EnvironmentModuleNode>
  /** Makes modules boundaries again that cannot be transformed: Vite forgets of an unresolvable import that they are. */
  restoreBoundaries(): void
  /** Puts every taken module back. */
  restore(): void
}

/**
 * What pages were last served of each module. A module can be invalidated without being served again, when
 * nothing of it has changed for the pages: they run on what is noted here.
 */
export type ServedCode = WeakMap<EnvironmentModuleNode, TransformResult>

/** Fields that exist on every node without being in Vite's public types. */
interface InternalFields {
  invalidationState: unknown
  lastHMRInvalidationReceived: boolean
  staticImportedUrls: ReadonlySet<string> | undefined
}

/** A node with the fields that are there in every Vite 8, whose self-check runs at startup. */
export type InternalNode = EnvironmentModuleNode & InternalFields

interface Saved {
  readonly transformResult: TransformResult | null
  readonly served: TransformResult | null
  readonly fields: Pick<InternalNode, (typeof FIELDS)[number]>
  readonly importedModules: ReadonlySet<EnvironmentModuleNode>
  /** Pruning gives modules outside the transaction a new timestamp as well. */
  readonly importedTimestamps: ReadonlyMap<EnvironmentModuleNode, number>
}

const FIELDS = [
  'lastHMRTimestamp',
  'lastHMRInvalidationReceived',
  'invalidationState',
  'isSelfAccepting',
  'acceptedHmrDeps',
  'acceptedHmrExports',
  'importedBindings',
  'staticImportedUrls',
] as const

export function createGraphSnapshot({ moduleGraph }: DevEnvironment, served: ServedCode): GraphSnapshot {
  const saved = new Map<EnvironmentModuleNode, Saved>()
  const tried = new Map<EnvironmentModuleNode, Set<EnvironmentModuleNode>>()
  const allTried = () => new Set([...tried.values()].flatMap((nodes) => [...nodes]))
  return {
    capture(nodes) {
      const queue = [...nodes]
      for (let node = queue.pop(); node; node = queue.pop()) {
        if (saved.has(node)) continue
        if (node.transformResult) served.set(node, node.transformResult)
        saved.set(node, save(node, served.get(node) ?? null))
        queue.push(...node.importers)
      }
    },
    has: (node) => saved.has(node),
    lastGood: (node) => saved.get(node)?.served ?? null,
    nodes: () => saved.keys(),
    commit() {
      for (const node of saved.keys()) if (node.transformResult) served.set(node, node.transformResult)
    },
    imported: () =>
      new Set([...allTried(), ...[...saved.values()].flatMap(({ importedModules }) => [...importedModules])]),
    triedBy: (node) => tried.get(node) ?? new Set(),
    restoreBoundaries() {
      for (const [node, { fields }] of saved)
        if (node.transformResult === null) Object.assign(node, { isSelfAccepting: fields.isSelfAccepting })
    },
    restore() {
      for (const [node, { importedModules }] of saved)
        tried.set(node, new Set([...(tried.get(node) ?? []), ...added(node, importedModules)]))
      for (const { importedTimestamps } of saved.values())
        for (const [imported, timestamp] of importedTimestamps) imported.lastHMRTimestamp = timestamp
      const restoredAt = Date.now()
      for (const [node, state] of saved) putBack(node, state, restoredAt)
      for (const [node, state] of saved) moduleGraph.updateModuleTransformResult(node, state.transformResult)
      for (const node of allTried()) forgetUnused(moduleGraph, node, restoredAt)
      waitUntilAfter(restoredAt)
    },
  }
}

const added = (
  { importedModules }: EnvironmentModuleNode,
  before: ReadonlySet<EnvironmentModuleNode>,
): EnvironmentModuleNode[] => [...importedModules].filter((one) => !before.has(one))

function save(node: EnvironmentModuleNode, served: TransformResult | null): Saved {
  const internal = node as InternalNode // see there
  const fields = Object.fromEntries(FIELDS.map((name) => [name, internal[name]])) as Saved['fields']
  return {
    transformResult: node.transformResult,
    served,
    fields: { ...fields, invalidationState: stateOf(internal, served) },
    importedModules: new Set(node.importedModules),
    importedTimestamps: new Map([...node.importedModules].map((one) => [one, one.lastHMRTimestamp])),
  }
}

/**
 * A save that has changed nothing has Vite forget what it has served. The page runs it all the same, and nothing
 * else is to be compiled in its place: it is put back softly, so that only its imports are brought up to date.
 */
function stateOf(node: InternalNode, served: TransformResult | null): unknown {
  const { invalidationState, transformResult, importers } = node
  const isForgotten =
    transformResult === null && invalidationState === 'HARD_INVALIDATED' && importers.size > 0
  return isForgotten && served ? served : invalidationState
}

function putBack(node: EnvironmentModuleNode, { fields, importedModules }: Saved, restoredAt: number): void {
  Object.assign(node, fields)
  for (const imported of node.importedModules)
    if (!importedModules.has(imported)) imported.importers.delete(node)
  for (const imported of importedModules) imported.importers.add(node)
  node.importedModules = new Set(importedModules)
  // A transform that was started before this must not overwrite what is put back.
  node.lastInvalidationTimestamp = Math.max(node.lastInvalidationTimestamp, restoredAt)
}

/** What nothing imports after all is compiled, and evaluated, anew when something does. */
function forgetUnused(
  moduleGraph: DevEnvironment['moduleGraph'],
  node: EnvironmentModuleNode,
  timestamp: number,
): void {
  if (node.importers.size === 0) moduleGraph.invalidateModule(node, new Set(), timestamp, true)
}

/** Vite keeps no result of a transform that was started in the millisecond of an invalidation. */
function waitUntilAfter(timestamp: number): void {
  let now = timestamp
  while (now <= timestamp) now = Date.now()
}
