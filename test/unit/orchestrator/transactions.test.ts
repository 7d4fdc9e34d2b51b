import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { onAfterReload, onBeforeReload } from '../../../src/index.ts'
import type { Uncaught } from '../../../src/orchestrator/failure-monitor.ts'
import { getRegistry } from '../../../src/runtime/registry.ts'
import { createPage, type PageOptions } from './support/page.ts'

const A = '/src/a.vue'

const FAILURE: Uncaught = {
  message: 'Error: on purpose',
  stack: `Error: on purpose\n at setup (http://localhost${A}?t=1:3:9)`,
  causes: [],
  isRejection: false,
  isContained: false,
  isKnown: false,
}

async function setUp(options: PageOptions = {}) {
  const page = await createPage(options)
  await page.load(A)
  return { ...page, save: () => page.deliver([{ url: A, framework: 'vue' }]) }
}

afterEach(() => {
  getRegistry().dev = undefined
})

describe('a transaction that goes well', () => {
  it('is reported once its modules are evaluated and its frameworks have rendered', async () => {
    const { save, vue, reports, context, restored } = await setUp()
    await save()
    expect(vue.handleComponentReload).toHaveBeenCalledExactlyOnceWith('src/a.vue')
    expect(reports).toEqual([
      expect.objectContaining({ id: '1', phase: 'update', reapply: [], lost: [], diagnostics: [] }),
    ])
    expect(reports[0]).not.toHaveProperty('failed')
    expect(context.running).toBeUndefined()
    expect(restored).toEqual(['dom'])
  })

  it('has its paint measured once it is reported', async () => {
    const { save, painted, context, reports } = await setUp()
    context.paints.verified = (id) => void painted.push(`${id} after ${reports.length}`)
    await save()
    expect(painted).toEqual(['1 after 1'])
  })

  it('takes a module that an earlier update has evaluated in a later version', async () => {
    const { save, begin, end, reports } = await setUp()
    await save()
    const expected = [{ url: A, timestamp: 5, tracked: true }]
    begin({ id: '2', files: [], reason: 'hot.self-accept', phase: 'update', expected })
    await end('2')
    expect(reports[1]).not.toHaveProperty('failed')
  })

  it('does not wait for modules that this page has never loaded', async () => {
    const { vue, deliver, reports, write } = await setUp()
    write('/src/lazy.vue')
    await deliver([{ url: '/src/lazy.vue', framework: 'vue' }])
    expect(vue.handleComponentReload).not.toHaveBeenCalled()
    expect(reports[0]).not.toHaveProperty('failed')
  })

  it('goes on over an invalidation, and keeps its first snapshot', async () => {
    const { begin, end, invalidated, update, running, reports } = await setUp()
    const message = { id: '1', files: ['src/a.vue'], reason: 'hot.self-accept', phase: 'update' } as const
    begin({ ...message, expected: [{ url: A, timestamp: 7, tracked: true }] })
    const { snapshot } = running()
    await update({ path: A, timestamp: 7 })
    invalidated()
    await end('1')
    expect(reports).toEqual([])
    begin({ ...message, continues: '1', expected: [] })
    expect(running().snapshot).toBe(snapshot)
    await end('1')
    expect(reports).toHaveLength(1)
  })

  it('tells the listeners of the app, and says which of them throws', async () => {
    const { save, reports } = await setUp()
    const heard: unknown[] = []
    const stops = [
      onBeforeReload(() => {
        throw new Error('of the app')
      }),
      onBeforeReload((info) => heard.push(info)),
      onAfterReload((reload) => heard.push(reload)),
    ]
    await save()
    for (const stop of stops) stop()
    await save()
    const info = { id: '1', files: ['src/a.vue'] }
    expect(heard).toEqual([info, { ...info, kept: expect.any(Array), lost: [], variables: [] }])
    expect(reports[0]!.diagnostics).toEqual([
      { message: 'a listener of hot updates threw: Error: of the app' },
    ])
  })

  it('ignores an end that is not its own', async () => {
    const { begin, end, reports } = await setUp()
    begin({ id: '1', files: [], reason: 'hot.self-accept', phase: 'update', expected: [] })
    await end('2')
    expect(reports).toEqual([])
  })
})

describe('what is not as it should be', () => {
  const late = { handleComponentReload: () => new Promise<void>(() => {}) }
  const deaf = { validateAdapterConnections: () => false }

  it('is told of an update that stays where it can be lived with', async () => {
    const { save, reports, vue } = await setUp({ adapter: { ...late, ...deaf }, options: { syncTimeout: 5 } })
    await save()
    expect(vue.reconnectMetamonAdapters).toHaveBeenCalledOnce()
    expect(reports[0]).not.toHaveProperty('failed')
    expect(reports[0]!.diagnostics).toEqual([
      { code: 'timeout_error', message: 'the frameworks have not rendered within 5 ms' },
      {
        code: 'framework_sync_error',
        message: 'Error: the vue adapter is not connected to every signal and event',
      },
    ])
  })

  it.each([
    ['timeout', late, 'TIMEOUT_ERROR'],
    ['strict', deaf, 'FRAMEWORK_SYNC_ERROR'],
  ] as const)('makes an update fail in strict mode: %s', async (failed, adapter, type) => {
    const { save, reports, running } = await setUp({
      adapter,
      options: { syncTimeout: 5, errorRecoveryMode: 'strict' },
    })
    await save()
    expect(reports).toEqual([expect.objectContaining({ failed, reapply: [A] })])
    expect(running().errors.map((error) => error.type)).toEqual([type])
  })

  it('is mended where an adapter can be connected again', async () => {
    const answers = [false, true]
    const { save, reports } = await setUp({
      adapter: { validateAdapterConnections: () => answers.shift() ?? true },
      options: { errorRecoveryMode: 'strict' },
    })
    await save()
    expect(reports[0]).toMatchObject({ diagnostics: [] })
    expect(reports[0]).not.toHaveProperty('failed')
  })
})

describe('an error that nobody caught', () => {
  it('makes the update fail', async () => {
    const { save, page, reports } = await setUp()
    page.uncaught.push(FAILURE)
    await save()
    expect(reports[0]).toMatchObject({ failed: 'render', reapply: [A] })
    expect(reports[0]!.diagnostics).toEqual([{ code: 'framework_sync_error', message: 'Error: on purpose' }])
  })

  it.each([
    ['that the page has known before', { isKnown: true }],
    ['in a promise that has nothing to do with it', { isRejection: true, stack: 'at http://localhost/b.ts' }],
  ])('is only told of: one %s', async (_, difference) => {
    const { save, page, reports } = await setUp()
    page.uncaught.push({ ...FAILURE, ...difference })
    await save()
    expect(reports[0]).toMatchObject({ diagnostics: [{ message: FAILURE.message }] })
    expect(reports[0]).not.toHaveProperty('failed')
  })

  it('counts in a promise when it comes from a module of the update', async () => {
    const { save, page, reports } = await setUp()
    page.uncaught.push({ ...FAILURE, isRejection: true })
    await save()
    expect(reports[0]).toMatchObject({ failed: 'render' })
  })
})

describe('a framework that a throw has left behind for good', () => {
  it('makes the roll back fail too, so that the page is reloaded', async () => {
    const { save, deliver, page, reports } = await setUp()
    page.uncaught.push(FAILURE)
    await save()
    await deliver([{ url: A, framework: 'vue' }], { phase: 'rollback' })
    expect(reports[1]).toMatchObject({ phase: 'rollback', failed: 'render' })
  })

  it('is shown again by a reload when the fix comes first', async () => {
    const { save, deliver, page, reports, recovered } = await setUp()
    page.uncaught.push(FAILURE)
    await save()
    await deliver([{ url: A, framework: 'vue' }], { id: '2' })
    expect(recovered).toEqual([{ id: '2', phase: 'update', reloaded: 'recovery' }])
    expect(reports).toHaveLength(1)
  })

  it.each([
    ['the framework survives it', { recoversFromThrow: true }, FAILURE],
    ['an island has contained it', {}, { ...FAILURE, isContained: true }],
  ])('is not there where %s', async (_, adapter, failure) => {
    const { save, deliver, page, reports } = await setUp({ adapter })
    page.uncaught.push(failure)
    await save()
    await deliver([{ url: A, framework: 'vue' }], { phase: 'rollback' })
    expect(reports.map(({ phase, failed }) => [phase, failed])).toEqual([
      ['update', 'render'],
      ['rollback', undefined],
    ])
  })
})

describe('a transaction of which nothing more is heard', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }))
  afterEach(() => void vi.useRealTimers())

  it('is closed by the page itself after ten seconds', async () => {
    const { save, page, context, restored } = await setUp()
    page.uncaught.push(FAILURE)
    await save()
    expect(context.running?.phase).toBe('rollback')
    vi.advanceTimersByTime(9_999)
    expect(context.running).toBeDefined()
    vi.advanceTimersByTime(1)
    expect(context.running).toBeUndefined()
    expect(restored).toEqual(['styles', 'dom'])
  })

  it('is closed by the next one', async () => {
    const { save, deliver, page, reports, context } = await setUp({ adapter: { recoversFromThrow: true } })
    page.uncaught.push(FAILURE)
    await save()
    await deliver([{ url: A, framework: 'vue' }], { id: '2' })
    expect(reports.map(({ id, failed }) => [id, failed])).toEqual([
      ['1', 'render'],
      ['2', undefined],
    ])
    vi.advanceTimersByTime(20_000)
    expect(context.running).toBeUndefined()
  })
})
