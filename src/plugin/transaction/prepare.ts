import type {
  DevEnvironment,
  EnvironmentModuleNode,
  ErrorPayload,
  FullReloadPayload,
  HotPayload,
  TransformResult,
  Update,
} from 'vite'
import { parseMtmId, stableUrl, withoutQuery } from '../../shared/module-id.ts'
import type { ExpectedModule, ReasonCode } from '../../shared/protocol.ts'
import { OWNERSHIP_MARK } from '../ownership.ts'
import type { Batch } from './batch.ts'
import { transformClosure, type Closure, type ClosureContext } from './closure.ts'
import { frameworkOf } from './framework-of.ts'

/** What a batch makes of the page, as far as it can be known without it. */
export interface Prepared {
  readonly updates: readonly Update[]
  readonly reload: FullReloadPayload | undefined
  readonly expected: readonly ExpectedModule[]
  /** Empty when the page can be told. */
  readonly errors: readonly unknown[]
  /** True when all of it can be loaded, and the hook of a plugin objects. */
  readonly isOfHook: boolean
}

/** Transforms and checks all that the page would load, before it hears of it. */
export async function prepare(
  context: ClosureContext,
  batch: Batch,
  payloads: readonly HotPayload[],
): Promise<Prepared> {
  const hookErrors = [...batch.lastPasses.values()].flatMap(({ error }) => error?.err ?? [])
  const gone = deletedNodes(context, batch)
  const nodes = await nodesOf(context, mergeUpdates(payloads))
  const updates = nodes.filter(({ node }) => !node || !gone.has(node))
  const reload = payloads.find((one) => one.type === 'full-reload')
  // A page that is reloaded loads whatever has changed, through whatever imports it.
  // What a hook has thrown need not be all: whether the modules can be loaded says what can mend them.
  const more = reload || hookErrors.length > 0 ? [...batch.roots].filter((one) => one.type === 'js') : []
  const boundaries = new Set([...updates.flatMap(({ node }) => node ?? []), ...more])
  const closure = await transformClosure(context, batch.snapshot, [...boundaries])
  // Asked when what imports them has been transformed: that may have changed with them.
  const missed = [...gone].filter((node) => node.importers.size > 0)
  const missing = await transformClosure(context, batch.snapshot, missed)
  const loadErrors = [...closure.errors, ...missing.errors]
  if (hookErrors.length > 0 || loadErrors.length > 0) await backgroundTransforms(context.environment)
  const expected = updates.flatMap(({ update, node }) =>
    node && update.type === 'js-update'
      ? [expectedModule(context, update, servedOf(node, batch, closure))]
      : [],
  )
  const isGoneForGood = gone.size > 0 && missed.length === 0 && updates.length === 0 && batch.roots.size === 0
  return {
    updates: updates.map(({ update }) => update),
    reload: isGoneForGood ? undefined : reload,
    expected: unique(expected),
    errors: [...hookErrors, ...loadErrors.filter((error) => !isToldBy(hookErrors, error))],
    isOfHook: hookErrors.length > 0 && loadErrors.length === 0,
  }
}

interface Pending {
  readonly _pendingRequests?: ReadonlyMap<string, { readonly request: Promise<unknown> }>
}

/**
 * Vite transforms what a module imports in the background. What fails there must have done so before the graph
 * is put back: it changes the module even then.
 */
async function backgroundTransforms(environment: DevEnvironment): Promise<void> {
  const pending = (environment as Pending)._pendingRequests // not in Vite's public types; nothing is waited for without it
  await Promise.allSettled([...(pending?.values() ?? [])].map(({ request }) => request))
}

/**
 * Hooks transform as well, and pass on what is thrown there. What the view of another target makes of the text
 * of a `.mtm` file is of no interest.
 */
function isToldBy(told: readonly ErrorPayload['err'][], error: unknown): boolean {
  const file = fileOf((error as { readonly id?: string } | undefined)?.id) // may be anything
  return file !== undefined && told.some(({ id }) => fileOf(id) === file)
}

/** The file on the disk that an error is about. */
const fileOf = (id: string | undefined): string | undefined =>
  id === undefined ? undefined : (parseMtmId(withoutQuery(id))?.file ?? id)

/** Why the page changes without a reload: what kind of boundary took the update. */
export function reasonOf(updates: readonly Update[]): ReasonCode {
  if (updates.every(isStyle)) return 'hot.style-only'
  return updates.every((one) => one.path === one.acceptedPath) ? 'hot.self-accept' : 'hot.boundary'
}

const STYLE_RE = /\.(?:css|less|sass|scss|styl|stylus|pcss|postcss|sss)(?:$|\?)|[?&]type=style\b/

/** True for an update that brings nothing but styles. */
export const isStyle = (update: Update): boolean =>
  update.type === 'css-update' || STYLE_RE.test(update.acceptedPath)

/** One update for each boundary, whatever number of saves has led to it. */
function mergeUpdates(payloads: readonly HotPayload[]): Update[] {
  const merged = new Map<string, Update>()
  for (const update of payloads.flatMap((one) => (one.type === 'update' ? one.updates : []))) {
    const key = `${update.path}|${update.acceptedPath}`
    const known = merged.get(key)
    if (!known || known.timestamp < update.timestamp) merged.set(key, update)
  }
  return [...merged.values()]
}

/** Modules whose file has been deleted, and that a page has loaded. They cannot be evaluated again. */
export function deletedNodes(
  { environment }: Pick<ClosureContext, 'environment'>,
  { saves, snapshot }: Batch,
): Set<EnvironmentModuleNode> {
  const files = [...saves].filter(([, type]) => type === 'delete').map(([file]) => file)
  const nodes = files.flatMap((file) => [...(environment.moduleGraph.getModulesByFile(file) ?? [])])
  return new Set(nodes.filter((node) => snapshot.lastGood(node) !== null))
}

/** What another plugin sends need not be in the graph. */
const nodesOf = ({ environment }: ClosureContext, updates: readonly Update[]) =>
  Promise.all(
    updates.map(async (update) => ({
      update,
      node: await environment.moduleGraph.getModuleByUrl(update.acceptedPath),
    })),
  )

interface Served {
  readonly now: TransformResult | undefined
  /** What the page runs; null when that is not known. */
  readonly lastGood: TransformResult | null
}

const servedOf = (node: EnvironmentModuleNode, { snapshot }: Batch, { results }: Closure): Served => ({
  now: results.get(node),
  lastGood: snapshot.lastGood(node),
})

function expectedModule(
  { compareTemplates }: ClosureContext,
  { path, acceptedPath, timestamp }: Update,
  { now, lastGood }: Served,
): ExpectedModule {
  const code = now?.code ?? ''
  // A framework renders the update of a module only where that module itself is the boundary.
  const framework = path === acceptedPath ? frameworkOf(withoutQuery(acceptedPath), code) : undefined
  const isTemplateOnly = () => lastGood !== null && now !== undefined && compareTemplates(lastGood, now)
  return {
    url: stableUrl(acceptedPath),
    timestamp,
    tracked: code.includes(OWNERSHIP_MARK),
    ...(framework && { framework }),
    ...(framework === 'vue' && { rerender: isTemplateOnly() }),
  }
}

const unique = (modules: readonly ExpectedModule[]): ExpectedModule[] => [
  ...new Map(modules.map((one) => [one.url, one])).values(),
]
