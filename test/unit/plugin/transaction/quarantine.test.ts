import type { EnvironmentModuleNode, ErrorPayload } from 'vite'
import { expect, it } from 'vitest'
import type { Batch } from '../../../../src/plugin/transaction/batch.ts'
import { createQuarantine } from '../../../../src/plugin/transaction/quarantine.ts'

const ERROR: ErrorPayload = { type: 'error', err: { message: 'broken', stack: '' } }

/** The part of a node that is looked at. */
function createNode(file: string, imported: readonly EnvironmentModuleNode[] = []): EnvironmentModuleNode {
  const node = {
    file,
    importers: new Set(),
    importedModules: new Set(imported),
  } as unknown as EnvironmentModuleNode
  for (const one of imported) one.importers.add(node)
  return node
}

/** The part of a batch that is looked at: its changed modules, all of them loaded. */
const createBatch = (...nodes: EnvironmentModuleNode[]): Batch => createBatchThatTried([], ...nodes)

/** @param tried what the changed modules have imported in vain */
const createBatchThatTried = (tried: EnvironmentModuleNode[], ...nodes: EnvironmentModuleNode[]): Batch =>
  ({
    roots: new Set(nodes),
    saves: new Map(nodes.map((node) => [node.file, 'update'])),
    awaiting: new Set(),
    snapshot: { lastGood: () => ({ code: '' }), nodes: () => nodes, triedBy: () => new Set(tried) },
  }) as unknown as Batch

/** @param node a module that pages still run */
const createBatchThatDeletes = (node: EnvironmentModuleNode): Batch => ({
  ...createBatch(node),
  roots: new Set(),
  saves: new Map([[node.file ?? '', 'delete' as const]]),
})

const [good, broken, leaf, other] = ['good', 'broken', 'leaf', 'other'].map((name) =>
  createNode(`/${name}.ts`),
) as [EnvironmentModuleNode, EnvironmentModuleNode, EnvironmentModuleNode, EnvironmentModuleNode]
broken.importedModules.add(leaf)
leaf.importers.add(broken)

it('tries what cannot be loaded again with every save: the fix may be anywhere', () => {
  const quarantine = createQuarantine()
  quarantine.add(createBatch(good, broken), 'compile', ERROR)
  expect(quarantine.candidates(createBatch(other))).toEqual([good, broken])
  expect(quarantine.candidates(createBatch(broken))).toEqual([good])
})

it('tries what has failed in a page again with what it was saved with, and with what it imports', () => {
  const quarantine = createQuarantine()
  quarantine.add(createBatch(good, broken), 'runtime', ERROR)
  expect(quarantine.candidates(createBatch(other))).toEqual([])
  expect(quarantine.candidates(createBatch(good))).toEqual([broken])
  // What was saved together goes on together.
  expect(quarantine.candidates(createBatch(leaf))).toEqual([good, broken])
})

it('tries a batch for the sake of another one only when that goes along', () => {
  const [first, second] = [createNode('/first.ts'), createNode('/second.ts')]
  const quarantine = createQuarantine()
  quarantine.add(createBatch(first, good), 'compile', ERROR)
  quarantine.add(createBatch(good, second), 'compile', ERROR)
  const concerned = (...joined: EnvironmentModuleNode[]) =>
    quarantine.concerned(createBatch(second), joined).map(({ nodes }) => nodes)
  expect(concerned()).toEqual([[good]])
  expect(concerned(good)).toEqual([[first], [good]])
})

it('tries a module again with what only its waiting version imports', () => {
  const quarantine = createQuarantine()
  quarantine.add(createBatchThatTried([other], good), 'runtime', ERROR)
  expect(quarantine.candidates(createBatch(other))).toEqual([good])
})

it('tries a module again with what it has imported when it was tried with another save', () => {
  const quarantine = createQuarantine()
  quarantine.add(createBatch(good), 'runtime', ERROR)
  quarantine.learn(createBatchThatTried([other], leaf))
  expect(quarantine.candidates(createBatch(other))).toEqual([good])
})

it('keeps of a file only what its last save has changed', () => {
  const [one, two] = [createNode('/same.vue'), createNode('/same.vue')]
  const quarantine = createQuarantine()
  quarantine.add(createBatch(one, two), 'compile', ERROR)
  quarantine.add(createBatch(two), 'compile', ERROR)
  expect([...quarantine.nodes()]).toEqual([two])
  quarantine.release([one])
  expect([...quarantine.nodes()]).toEqual([])
})

it('asks a hook that has objected again only with the files that it was asked about', () => {
  const quarantine = createQuarantine()
  quarantine.add(createBatch(good, broken), 'hook', ERROR)
  expect(quarantine.candidates(createBatch(leaf))).toEqual([])
  expect(quarantine.candidates(createBatch(broken))).toEqual([good])
})

it('shows its error until nothing is kept any more', () => {
  const quarantine = createQuarantine()
  quarantine.add(createBatch(good, broken), 'compile', ERROR)
  quarantine.release([broken])
  expect(quarantine.error).toBe(ERROR)
  quarantine.release([good])
  expect(quarantine.error).toBeUndefined()
})

it('shows its error until a deleted file is back, or nothing imports it any more', () => {
  const child = createNode('/child.ts')
  const parent = createNode('/parent.ts', [child])
  const quarantine = createQuarantine()
  quarantine.add(createBatchThatDeletes(child), 'compile', ERROR)
  expect(quarantine.error).toBe(ERROR)
  child.importers.delete(parent)
  expect(quarantine.error).toBeUndefined()
  child.importers.add(parent)
  quarantine.release([child])
  expect(quarantine.error).toBeUndefined()
})

it('forgets a module that nothing imports any more', () => {
  const child = createNode('/child.ts')
  const parent = createNode('/parent.ts', [child])
  const quarantine = createQuarantine()
  quarantine.add(createBatch(child), 'compile', ERROR)
  child.importers.delete(parent)
  quarantine.dropUnused()
  expect(quarantine.candidates(createBatch(other))).toEqual([])
})

it('leaves out for the time what a save deletes, or does not import any more', () => {
  const child = createNode('/child.ts')
  const parent = createNode('/parent.ts', [child])
  const quarantine = createQuarantine()
  quarantine.add(createBatch(child), 'compile', ERROR)
  expect(quarantine.candidates(createBatchThatDeletes(child))).toEqual([])
  child.importers.delete(parent)
  expect(quarantine.candidates(createBatch(other))).toEqual([])
  child.importers.add(parent)
  expect(quarantine.candidates(createBatch(other))).toEqual([child])
})

it('keeps nothing of a file that is not there any more', () => {
  const quarantine = createQuarantine()
  quarantine.add(createBatch(good, broken), 'compile', ERROR)
  quarantine.add(createBatchThatDeletes(broken), 'compile', ERROR)
  expect(quarantine.candidates(createBatch(other))).toEqual([good])
})
