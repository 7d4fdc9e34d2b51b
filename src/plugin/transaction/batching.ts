import type { DevEnvironment, EnvironmentModuleNode, HotPayload } from 'vite'
import { parseMtmId } from '../../shared/module-id.ts'
import { mtmNodesOf } from '../mtm-modules.ts'
import { createBatch, touch, type Batch, type SaveType } from './batch.ts'
import type { ServedCode } from './graph-snapshot.ts'
import type { Pass } from './passes.ts'

/** A pass that is silent for so long does not hold the others back any more, in milliseconds. */
const PASS_LIMIT_MS = 3000

/** Idle time after which a batch is complete: of one file, and of several, in milliseconds. */
const IDLE_MS = { one: 2, several: 30 }

/** Finds out which saves belong together. */
export interface Batching {
  /** Adds a save to the open batch, or to a new one. Waits while an earlier batch is on its way to the page. */
  save(file: string, type: SaveType): Promise<void>
  /** The pass of a file, when Vite's pipeline reaches the hot update hooks. */
  enter(file: string): Pass | undefined
  /** Any pass that has not been entered: a hook of another plugin has thrown before. */
  unentered(): Pass | undefined
  close(pass: Pass): void
  /** Resolves when no batch is on its way to the page. */
  whenFree(): Promise<void>
  /** Adds what was sent outside of any pass. */
  add(payload: HotPayload): void
  /** The batch that more saves may join. */
  readonly open: Batch | undefined
  /** Resolves when every pipeline of the batch has ended, and no more saves seem to follow. */
  whenReady(batch: Batch): Promise<void>
  /** Resolves when nothing has been added for long enough, whatever is still under way. */
  whenIdle(batch: Batch): Promise<void>
  /** No more saves may join from now on, and later ones wait for the promise. */
  seal(batch: Batch, settled: Promise<unknown>): void
}

export interface BatchingContext {
  readonly environment: DevEnvironment
  /** Fixed idle time in milliseconds; undefined adapts it. */
  readonly debounceMs: number | undefined
  /** False for one transaction per file. */
  readonly batchUpdates: boolean
  /** Called before a save is added, while its modules are as they were. */
  readonly beforeSave: () => void
  /** Called with each new batch. */
  readonly opened: (batch: Batch) => void
}

export function createBatching(context: BatchingContext): Batching {
  const { environment } = context
  const wakeUps = new Set<() => void>()
  const served: ServedCode = new WeakMap()
  let open: Batch | undefined
  let sealed: Promise<unknown> | undefined
  const wake = () => {
    for (const wakeUp of wakeUps) wakeUp()
  }
  const obtain = (): Batch => {
    if (open) return open
    open = createBatch(environment, served)
    const batch = open
    // Not before what has opened it is in it.
    queueMicrotask(() => context.opened(batch))
    return open
  }
  const joins = (file: string) => open === undefined || context.batchUpdates || open.saves.has(file)
  const mustWait = (file: string) => isSealed() || !joins(file)
  const isSealed = () => sealed !== undefined
  return {
    get open() {
      return open
    },
    async save(file, type) {
      while (mustWait(file)) await (sealed ?? nextWake(wakeUps))
      context.beforeSave()
      addSave(obtain(), file, type, nodesOf(environment, file))
    },
    enter: (file) => passesOf(open).find((pass) => pass.file === file && !pass.isEntered),
    unentered: () => passesOf(open).find((pass) => !pass.isEntered),
    close(pass) {
      closePass(pass)
      pass.batch.touchedAt = performance.now()
      wake()
    },
    async whenFree() {
      while (isSealed()) await sealed
    },
    add(payload) {
      const batch = obtain()
      batch.held.push(payload)
      touch(batch)
    },
    async whenReady(batch) {
      while (batch.openPasses.size > 0 && idleOf(batch) < PASS_LIMIT_MS)
        await nextWake(wakeUps, PASS_LIMIT_MS - idleOf(batch))
      for (const pass of batch.openPasses) closePass(pass)
      if (batch.saves.size > 1) await this.whenIdle(batch)
    },
    async whenIdle(batch) {
      const enough = context.debounceMs ?? (batch.saves.size > 1 ? IDLE_MS.several : IDLE_MS.one)
      while (idleOf(batch) < enough) await nextWake(new Set(), enough - idleOf(batch))
    },
    seal(batch, settled) {
      if (open === batch) open = undefined
      sealed = settled.finally(() => (sealed = undefined))
      wake()
    },
  }
}

function addSave(batch: Batch, file: string, type: SaveType, nodes: readonly EnvironmentModuleNode[]): void {
  batch.snapshot.capture(nodes)
  for (const node of nodes) {
    if (type === 'delete') batch.roots.delete(node)
    else if (isRunning(node)) batch.roots.add(node)
  }
  batch.saves.set(file, type)
  const isRepeated = batch.lastPasses.has(file)
  const pass: Pass = { file, batch, isRepeated, isEntered: false, isClosed: false, waiting: [] }
  batch.lastPasses.set(file, pass)
  batch.openPasses.add(pass)
  touch(batch)
}

const passesOf = (batch: Batch | undefined): Pass[] => [...(batch?.openPasses ?? [])]

const idleOf = (batch: Batch): number => performance.now() - batch.touchedAt

function closePass(pass: Pass): void {
  pass.isClosed = true
  pass.batch.openPasses.delete(pass)
}

/** Resolves when somebody wakes it up, or after a time in milliseconds. */
function nextWake(wakeUps: Set<() => void>, milliseconds?: number): Promise<void> {
  return new Promise((resolve) => {
    const finish = () => {
      clearTimeout(timer)
      wakeUps.delete(finish)
      resolve()
    }
    const timer = milliseconds === undefined ? undefined : setTimeout(finish, milliseconds).unref()
    wakeUps.add(finish)
  })
}

/**
 * What a `.mtm` file is mounted by does not change with its text, and a view of another target than the file has
 * now is imported by nobody, or by itself, and its styles by it alone.
 */
export function isRunning(node: EnvironmentModuleNode): boolean {
  const known = parseMtmId(node.file ?? '')
  return !known || (known.kind !== 'host' && isMounted(node))
}

/** Whether a module is imported by another file, or by one of its own file that is. */
function isMounted(node: EnvironmentModuleNode): boolean {
  const reached = new Set([node])
  for (const one of reached) {
    for (const importer of one.importers) {
      if (importer.file !== node.file) return true
      reached.add(importer)
    }
  }
  return false
}

/** The modules of a file; those of a `.mtm` file are known by ids of their own. */
export function nodesOf(environment: DevEnvironment, file: string): EnvironmentModuleNode[] {
  const nodes = [...(environment.moduleGraph.getModulesByFile(file) ?? [])]
  return file.endsWith('.mtm') ? [...nodes, ...mtmNodesOf(environment, file)] : nodes
}
