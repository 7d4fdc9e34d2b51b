import type { DevEnvironment, EnvironmentModuleNode } from 'vite'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Batch } from '../../../../src/plugin/transaction/batch.ts'
import { createBatching, type Batching } from '../../../../src/plugin/transaction/batching.ts'

/** A graph that knows no file: batching asks for nothing else. */
const environment = { moduleGraph: { getModulesByFile: () => undefined } } as unknown as DevEnvironment

let opened: Batch[]

interface Options {
  readonly environment?: DevEnvironment
  readonly debounceMs?: number
  readonly batchUpdates?: boolean
}

const create = (more: Options = {}): Batching =>
  createBatching({
    environment: more.environment ?? environment,
    debounceMs: more.debounceMs,
    batchUpdates: more.batchUpdates ?? true,
    beforeSave: () => {},
    opened: (batch) => void opened.push(batch),
  })

/** Lets Vite's pipeline of a file end. */
function finish(batching: Batching, file: string): void {
  const pass = batching.enter(file)
  if (!pass) throw new Error(`no open pass of ${file}`)
  batching.close(pass)
}

async function isDone(work: Promise<unknown>, afterMs: number): Promise<boolean> {
  let isSettled = false
  void work.then(() => (isSettled = true))
  await vi.advanceTimersByTimeAsync(afterMs)
  return isSettled
}

beforeEach(() => {
  vi.useFakeTimers()
  opened = []
})
afterEach(() => vi.useRealTimers())

it('takes of a `.mtm` file what is shown of it, not what it is mounted by', async () => {
  const host = createNode('/a.mtm.in-js.mjs', createNode('/main.ts'))
  const view = createNode('/a.mtm.react.tsx', host)
  const style = createNode('/a.mtm.react.tsx', view)
  const other = createNode('/a.mtm.vue')
  const nodes = [host, view, style, other, createNode('/a.mtm.vue', other)]
  const getModulesByFile = (file: string) => new Set(nodes.filter((node) => node.file === file))
  const batching = create({ environment: { moduleGraph: { getModulesByFile } } as unknown as DevEnvironment })
  await batching.save('/a.mtm', 'update')
  expect([...batching.open!.roots]).toEqual([view, style])
})

/** The part of a node that is looked at. */
const createNode = (file: string, ...importers: readonly EnvironmentModuleNode[]): EnvironmentModuleNode =>
  ({
    file,
    importers: new Set(importers),
    importedModules: new Set(),
    transformResult: null,
  }) as unknown as EnvironmentModuleNode

describe('saves that arrive together', () => {
  it('are one batch, whatever their number', async () => {
    const batching = create()
    for (let index = 0; index < 200; index += 1) await batching.save(`/src/${index}.ts`, 'update')
    await vi.advanceTimersByTimeAsync(0)
    expect(opened).toHaveLength(1)
    expect(opened[0]!.saves.size).toBe(200)
  })

  it('are ready when every pipeline has ended and nothing follows for a while', async () => {
    const batching = create()
    for (const file of ['a', 'b']) await batching.save(file, 'update')
    const ready = batching.whenReady(batching.open!)
    finish(batching, 'a')
    expect(await isDone(ready, 100)).toBe(false)
    finish(batching, 'b')
    expect(await isDone(ready, 20)).toBe(false)
    expect(await isDone(ready, 20)).toBe(true)
  })

  it('do not wait when there is only one', async () => {
    const batching = create()
    await batching.save('a', 'update')
    const ready = batching.whenReady(batching.open!)
    finish(batching, 'a')
    expect(await isDone(ready, 0)).toBe(true)
    expect(await isDone(batching.whenIdle(batching.open!), 3)).toBe(true)
  })

  it('wait for as long as `debounceMs` says', async () => {
    const batching = create({ debounceMs: 200 })
    await batching.save('a', 'update')
    const idle = batching.whenIdle(batching.open!)
    expect(await isDone(idle, 190)).toBe(false)
    expect(await isDone(idle, 20)).toBe(true)
  })
})

describe('a pipeline that never ends', () => {
  it('does not hold the others back', async () => {
    const batching = create()
    await batching.save('a', 'update')
    const { open } = batching
    expect(await isDone(batching.whenReady(open!), 3200)).toBe(true)
    expect(open!.openPasses.size).toBe(0)
  })
})

describe('a save while a batch is on its way', () => {
  it('waits for it, and opens the next one', async () => {
    const batching = create()
    await batching.save('a', 'update')
    let finishSealed = () => {}
    const sealed = new Promise<void>((resolve) => (finishSealed = resolve))
    batching.seal(batching.open!, sealed)
    const saved = batching.save('b', 'update')
    expect(await isDone(saved, 50)).toBe(false)
    finishSealed()
    await saved
    expect([...batching.open!.saves.keys()]).toEqual(['b'])
  })
})

describe('without `batchUpdates`', () => {
  it('every file is a batch of its own', async () => {
    const batching = create({ batchUpdates: false })
    await batching.save('a', 'update')
    await batching.save('a', 'update')
    const second = batching.save('b', 'update')
    expect(await isDone(second, 50)).toBe(false)
    batching.seal(batching.open!, Promise.resolve())
    await second
    await vi.advanceTimersByTimeAsync(0)
    expect(opened.map((batch) => [...batch.saves.keys()])).toEqual([['a'], ['b']])
  })
})
