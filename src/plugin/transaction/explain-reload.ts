import type { EnvironmentModuleNode, FullReloadPayload } from 'vite'
import type { Facts } from '../../shared/reasons/index.ts'
import { loadedRoots, type Batch } from './batch.ts'
import type { TransactionContext } from './context.ts'
import { filesOf } from './entry.ts'
import { chainToEntry, cycleOf, fileOf, filesOfChain } from './import-chain.ts'

/** Why a page is reloaded. */
export type ReloadCause = Pick<Facts, 'reason' | 'detail' | 'chain'>

type Explaining = Pick<TransactionContext, 'environment' | 'dependencies' | 'links'>

/** Explains a reload that Vite, or another plugin, wants for a save. */
export function explainReload(
  { environment, dependencies }: Explaining,
  batch: Batch,
  { triggeredBy }: FullReloadPayload,
): ReloadCause {
  const { root } = environment.config
  const files = filesOf(root, batch)
  const html = files.find((file) => file.endsWith('.html'))
  if (html !== undefined) return { reason: 'reload.html', detail: { file: html }, chain: [] }
  const config = files.find((file) => /(?:^|\/)tsconfig\.json$/.test(file))
  if (config !== undefined) return { reason: 'reload.config', detail: { file: config }, chain: [] }
  if (triggeredBy !== undefined) return { reason: 'reload.no-boundary', chain: chainOf(root, batch) }
  const added = dependencies.takeAdded()
  return added
    ? { reason: 'reload.dependencies', detail: { names: added }, chain: [] }
    : { reason: 'reload.plugin', chain: [] }
}

/** Explains a reload that Vite wants because a module of a running update does not take its new version after all. */
export function explainInvalidation(
  context: Explaining,
  { triggeredBy }: FullReloadPayload,
  unfit: string | undefined,
): ReloadCause {
  const { moduleGraph, config } = context.environment
  const nodes = [...(moduleGraph.getModulesByFile(triggeredBy ?? '') ?? [])]
  const chain = nodes.map(chainToEntry).find((one) => one !== undefined)
  if (chain) return { ...mixedExports(context, chain[0], unfit), chain: filesOfChain(config.root, chain) }
  const cycle = nodes.map(cycleOf).find((one) => one !== undefined)
  if (!cycle) return { reason: 'reload.no-boundary', chain: [] }
  const file = fileOf(config.root, cycle[0]!) // a cycle has two modules at least
  return { reason: 'reload.circular', detail: { file }, chain: filesOfChain(config.root, cycle) }
}

/** Explains a reload that a page has done by itself, as it could not go on with the update. */
export function explainRecovery(
  { environment }: Pick<TransactionContext, 'environment'>,
  circular: readonly string[],
): ReloadCause {
  const { moduleGraph, config } = environment
  const nodes = circular.flatMap((url) => moduleGraph.urlToModuleMap.get(url) ?? [])
  const cycle = nodes.map(cycleOf).find((one) => one !== undefined)
  if (!cycle) return { reason: 'reload.recovery', chain: [] }
  const file = fileOf(config.root, cycle[0]!) // see above
  return { reason: 'reload.circular', detail: { file }, chain: filesOfChain(config.root, cycle) }
}

/** What a page says is only believed where the module does export that. */
function mixedExports(
  { links, environment }: Explaining,
  node: EnvironmentModuleNode | undefined,
  unfit: string | undefined,
): Pick<ReloadCause, 'reason' | 'detail'> {
  const result = node?.transformResult
  if (!node || !result || unfit === undefined || !links.read(node, result).exports?.has(unfit))
    return { reason: 'reload.no-boundary' }
  return {
    reason: 'reload.mixed-exports',
    detail: { file: fileOf(environment.config.root, node), names: [unfit] },
  }
}

/** Of several changed modules, the first that leads to an entry. */
function chainOf(root: string, batch: Batch): readonly string[] {
  for (const node of loadedRoots(batch)) {
    const chain = node.isSelfAccepting ? undefined : chainToEntry(node)
    if (chain) return filesOfChain(root, chain)
  }
  return []
}
