import type { EnvironmentModuleNode, ErrorPayload } from 'vite'
import { parseMtmId, withoutQuery } from '../../shared/module-id.ts'
import { loadedRoots, type Batch } from './batch.ts'

/** Why changed modules are kept from the page: they cannot be loaded, a plugin's hook objects, or they have failed in it. */
export type QuarantineKind = 'compile' | 'hook' | 'runtime'

/** Changed modules that the page does not run, of batches that did not apply. They are tried again with the fix. */
export interface Quarantine {
  /** @param error what an overlay shows, as long as something is kept here */
  add(batch: Batch, kind: QuarantineKind, error: ErrorPayload): void
  /**
   * The modules that are worth another try now that this batch has been saved. What cannot be loaded costs
   * nothing to try; what has failed in the page would be seen to fail again, and a hook is only asked again
   * with a save of its file.
   */
  candidates(batch: Batch): readonly EnvironmentModuleNode[]
  /**
   * Of those, the modules that this batch is a part of, or changes something for, by batch: those of one go on
   * together or not at all.
   * @param joined what goes on with it already, and can be the fix of others
   */
  concerned(batch: Batch, joined: readonly EnvironmentModuleNode[]): readonly Waiting[]
  /** Notes what modules that wait have imported when they were tried with this batch: they may wait for that, too. */
  learn(batch: Batch): void
  has(node: EnvironmentModuleNode): boolean
  /** True for a file that waits for a fix, or that is gone and still imported. */
  isWaiting(file: string): boolean
  readonly nodes: () => Iterable<EnvironmentModuleNode>
  /** The files that are saved to change what waits. */
  readonly files: () => ReadonlySet<string>
  /**
   * Makes the modules boundaries again that were: of an import that cannot be resolved, Vite forgets that its
   * module is one, and with several of them it does so when the transform has long failed with the first.
   */
  restoreBoundaries(): void
  /** Forgets what waits of the files of these modules: the page runs them, or they are as they were. */
  release(nodes: Iterable<EnvironmentModuleNode>): void
  /** Forgets modules that no page runs, and nothing else of their files. */
  drop(nodes: Iterable<EnvironmentModuleNode>): void
  /** Forgets what nothing imports any more. To be called while the graph is what the pages run. */
  dropUnused(): void
  /** What is wrong, as long as something is kept here. */
  readonly error: ErrorPayload | undefined
}

/** What waits of one earlier batch. */
export interface Waiting {
  /** The files that were saved together. It is the same set for as long as something waits. */
  readonly files: ReadonlySet<string>
  readonly nodes: readonly EnvironmentModuleNode[]
}

interface Kept {
  readonly kind: QuarantineKind
  readonly isSelfAccepting: boolean | undefined
  /** The files that were saved together with it. */
  readonly files: ReadonlySet<string>
  /** What it imports that the version in the graph does not: that one is the last good. */
  readonly imports: ReadonlySet<EnvironmentModuleNode>
  /** False for what a page loads by itself. */
  readonly wasImported: boolean
}

export function createQuarantine(): Quarantine {
  const kept = new Map<EnvironmentModuleNode, Kept>()
  /** What pages run of files that are not there any more. It cannot be tried again, only come back. */
  const missing = new Set<EnvironmentModuleNode>()
  let lastError: ErrorPayload | undefined
  /** A file waits as it was saved last, whichever of its modules that was for. */
  const forget = (files: ReadonlySet<string>) => {
    for (const node of kept.keys()) if (files.has(sourceOf(node) ?? '')) kept.delete(node)
  }
  return {
    add(batch, kind, error) {
      // What is not there any more does not wait: it has to come back.
      forget(addFiles(deletedIn(batch), [...batch.roots]))
      const files = filesWith(batch)
      for (const node of loadedRoots(batch)) {
        const wasImported = isImported(node)
        if (!wasImported && isMtm(node)) continue
        const imports = batch.snapshot.triedBy(node)
        kept.set(node, { kind, files, imports, isSelfAccepting: node.isSelfAccepting, wasImported })
      }
      for (const node of batch.snapshot.nodes())
        if (batch.saves.get(node.file ?? '') === 'delete') missing.add(node)
      lastError = error
    },
    candidates(batch) {
      const found = new Set([...kept].filter(([, { kind }]) => kind === 'compile').map(([node]) => node))
      // What comes along can be the fix of others.
      for (let size = -1; size < found.size;) {
        size = found.size
        for (const { nodes } of concernedBy(kept, batch, found)) for (const node of nodes) found.add(node)
      }
      return [...found].filter((node) => canBeTried(node, kept.get(node), batch))
    },
    concerned: (batch, joined) => concernedBy(kept, batch, joined),
    learn({ snapshot }) {
      for (const [node, one] of kept)
        kept.set(node, { ...one, imports: new Set([...one.imports, ...snapshot.triedBy(node)]) })
    },
    has: (node) => kept.has(node),
    isWaiting: (file) =>
      [...kept.keys()].some((node) => sourceOf(node) === file) ||
      [...missing].some((node) => node.file === file && isImported(node)),
    nodes: () => kept.keys(),
    files: () => addFiles(new Set(), [...kept.keys()]),
    restoreBoundaries() {
      for (const [node, { isSelfAccepting }] of kept) Object.assign(node, { isSelfAccepting })
    },
    release(nodes) {
      forget(addFiles(new Set(), [...nodes]))
      this.drop(nodes)
    },
    dropUnused() {
      for (const [node, { wasImported }] of kept) if (wasImported && !isImported(node)) kept.delete(node)
    },
    drop(nodes) {
      for (const node of nodes) {
        kept.delete(node)
        missing.delete(node)
      }
    },
    get error() {
      return kept.size > 0 || [...missing].some(isImported) ? lastError : undefined
    },
  }
}

/** The files of a batch, absolute, with those of what has joined it. */
export const filesWith = ({ saves, roots }: Batch): ReadonlySet<string> =>
  addFiles(new Set(saves.keys()), [...roots])

const deletedIn = ({ saves }: Batch): ReadonlySet<string> =>
  new Set([...saves].flatMap(([file, type]) => (type === 'delete' ? [file] : [])))

/** Some modules import themselves. */
const isImported = (node: EnvironmentModuleNode): boolean => [...node.importers].some((one) => one !== node)

/** A view of another target than the file has now is imported by nobody. */
const isMtm = ({ file }: EnvironmentModuleNode): boolean => parseMtmId(file ?? '') !== undefined

/** What waits of batches that one of the files is a part of, or that depend on one or may wait for it. */
function concernedBy(
  kept: ReadonlyMap<EnvironmentModuleNode, Kept>,
  batch: Batch,
  joined: Iterable<EnvironmentModuleNode>,
): Waiting[] {
  const saved = addFiles(new Set(batch.saves.keys()), [...joined])
  const entries = [...kept]
  const isConcerned = ([node, { files, kind }]: [EnvironmentModuleNode, Kept]) =>
    isAny(files, saved) || (kind !== 'hook' && (batch.awaiting.has(node) || dependsOn(node, saved, kept)))
  const batches = new Set(entries.filter(isConcerned).map(([, { files }]) => files))
  const left = entries.filter(([node, one]) => canBeTried(node, one, batch))
  return [...batches].flatMap((files) => {
    const nodes = left.flatMap(([node, one]) => (one.files === files ? [node] : []))
    return nodes.length > 0 ? [{ files, nodes }] : []
  })
}

/** What hooks have compiled of the batch by now may not import it any more: a page would be reloaded for it. */
function canBeTried(node: EnvironmentModuleNode, kept: Kept | undefined, { roots, saves }: Batch): boolean {
  const isUsed = !kept?.wasImported || isImported(node)
  return isUsed && !roots.has(node) && saves.get(sourceOf(node) ?? '') !== 'delete'
}

const isAny = (some: ReadonlySet<string>, files: ReadonlySet<string>): boolean =>
  [...some].some((file) => files.has(file))

const addFiles = (files: ReadonlySet<string>, nodes: readonly EnvironmentModuleNode[]): ReadonlySet<string> =>
  new Set([...files, ...nodes.flatMap((node) => sourceOf(node) ?? [])])

/** The file that is saved to change a module. */
const sourceOf = ({ id, file }: EnvironmentModuleNode): string | null =>
  parseMtmId(withoutQuery(id ?? ''))?.file ?? file

function dependsOn(
  node: EnvironmentModuleNode,
  files: ReadonlySet<string>,
  kept: ReadonlyMap<EnvironmentModuleNode, Kept>,
): boolean {
  const seen = new Set([node])
  for (const one of seen) {
    if (files.has(sourceOf(one) ?? '')) return true
    for (const imported of [...one.importedModules, ...(kept.get(one)?.imports ?? [])]) seen.add(imported)
  }
  return false
}
