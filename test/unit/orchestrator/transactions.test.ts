import { describe, expect, it, vi } from 'vitest'
import type { FrameworkHotReloadAdapter } from '../../../adapters/contract.ts'
import { createIslandParking } from '../../../adapters/shared/island-parking.ts'
import type { OrchestratorContext, Report } from '../../../src/orchestrator/context.ts'
import type { Failure } from '../../../src/orchestrator/failure-monitor.ts'
import { createDeferred } from '../../../src/orchestrator/deferred.ts'
import { createModuleOwnership } from '../../../src/orchestrator/module-ownership.ts'
import { createOrchestrator } from '../../../src/orchestrator/orchestrator.ts'
import { createRedeclarations } from '../../../src/orchestrator/redeclarations.ts'
import { createStateCells } from '../../../src/orchestrator/state-cells.ts'
import { createStatePreservation } from '../../../src/orchestrator/state-preservation.ts'
import { createTransactions } from '../../../src/orchestrator/transactions.ts'
import { getRegistry } from '../../../src/runtime/registry.ts'
import type { BeginMessage } from '../../../src/shared/protocol.ts'

const FAILURE: Failure = { message: 'Error: on purpose', isContained: false }

const URL_OF_A = 'http://localhost/src/a.vue'

interface Setup {
  readonly adapter?: Partial<FrameworkHotReloadAdapter>
  readonly uncaught?: readonly Failure[]
  readonly syncTimeout?: number
}

function setUp({ adapter = {}, uncaught = [], syncTimeout = 1000 }: Setup = {}) {
  const reports: Report[] = []
  const recovered: string[] = []
  const seen = { uncaught }
  const ownership = createModuleOwnership({ base: '/', aroundReevaluation: () => () => {} })
  const cells = createStateCells()
  const vue: FrameworkHotReloadAdapter = {
    framework: 'vue',
    recoversFromThrow: false,
    handleComponentReload: vi.fn(async () => {}),
    preserveFrameworkState: (componentId) => ({ componentId, framework: 'vue', values: new Map() }),
    restoreFrameworkState: () => {},
    reconnectMetamonAdapters: vi.fn(),
    validateAdapterConnections: () => true,
    identifyComponent: (component) => component,
    ...adapter,
  }
  const context: OrchestratorContext = {
    options: { preserveSignals: true, preserveSubscriptions: true, syncFrameworks: true, syncTimeout },
    adapters: [vue],
    state: createStatePreservation({ registry: getRegistry(), ownership, cells, adapters: [vue] }),
    cells,
    ownership,
    redeclarations: createRedeclarations(() => false),
    failures: { start: () => {}, stop: () => seen.uncaught },
    parking: createIslandParking(),
    report: (report) => reports.push(report),
    recover: (id) => recovered.push(id),
    now: () => 0,
    running: undefined,
    expected: [],
    applied: createDeferred(),
    isDamaged: false,
  }
  const orchestrator = createOrchestrator(context)
  const transactions = createTransactions(context, orchestrator)
  const evaluate = (version = 1) => ownership.enter(`${URL_OF_A}?t=${version}`).leave()
  const begin = (id: string, more: Partial<BeginMessage> = {}) =>
    transactions.begin({
      id,
      files: ['src/a.vue'],
      reason: 'hot.self-accept',
      expected: [{ url: '/src/a.vue', framework: 'vue', timestamp: 1, tracked: true }],
      ...more,
    })
  ownership.enter(URL_OF_A).leave()
  return { ...transactions, begin, evaluate, context, ownership, vue, reports, recovered, seen, orchestrator }
}

describe('a transaction', () => {
  it('is reported once its modules are evaluated and its frameworks have rendered', async () => {
    const page = setUp()
    page.begin('1')
    page.evaluate()
    await page.end('1')
    expect(page.vue.handleComponentReload).toHaveBeenCalledExactlyOnceWith('src/a.vue')
    expect(page.reports).toEqual([expect.objectContaining({ id: '1', lost: [], diagnostics: [] })])
    expect(page.reports[0]).not.toHaveProperty('outcome')
    expect(page.context.running).toBeUndefined()
  })

  it('is aborted when a module was not evaluated, or not to its end', async () => {
    const page = setUp()
    page.begin('1')
    await page.end('1')
    page.begin('2')
    page.ownership.enter(`${URL_OF_A}?t=1`)
    await page.end('2')
    for (const report of page.reports) {
      expect(report).toMatchObject({ outcome: 'aborted', reason: 'aborted.evaluate' })
      expect(report.diagnostics[0]!.message).toContain('/src/a.vue threw')
    }
    expect(page.reports).toHaveLength(2)
  })

  it('takes a module that an earlier update has evaluated in a later version', async () => {
    const page = setUp()
    page.evaluate(3)
    page.begin('1')
    await page.end('1')
    expect(page.reports[0]).not.toHaveProperty('outcome')
  })

  it('does not wait for modules that this page has never loaded', async () => {
    const page = setUp()
    page.begin('1', { expected: [{ url: '/src/lazy.vue', framework: 'vue', timestamp: 1, tracked: true }] })
    await page.end('1')
    expect(page.vue.handleComponentReload).not.toHaveBeenCalled()
    expect(page.reports[0]).not.toHaveProperty('outcome')
  })

  it('goes on over an invalidation, and keeps its first snapshot', async () => {
    const page = setUp()
    page.begin('1')
    const { snapshot } = page.context.running!
    page.evaluate()
    page.invalidated()
    await page.end('1')
    expect(page.reports).toEqual([])
    page.begin('1', { continues: '1' })
    expect(page.context.running!.snapshot).toBe(snapshot)
    page.evaluate()
    await page.end('1')
    expect(page.reports).toHaveLength(1)
  })

  it('settles with a diagnostic when a framework does not render in time', async () => {
    const page = setUp({ adapter: { handleComponentReload: () => new Promise(() => {}) }, syncTimeout: 5 })
    page.begin('1')
    page.evaluate()
    await page.end('1')
    expect(page.reports[0]!.diagnostics).toEqual([
      { code: 'timeout_error', message: 'the frameworks have not rendered within 5 ms' },
    ])
  })

  it('reconnects an adapter that does not validate, and says so when it still does not', async () => {
    const answers = [false, true]
    const mended = setUp({ adapter: { validateAdapterConnections: () => answers.shift() ?? true } })
    mended.begin('1')
    mended.evaluate()
    await mended.end('1')
    expect(mended.vue.reconnectMetamonAdapters).toHaveBeenCalledOnce()
    expect(mended.reports[0]!.diagnostics).toEqual([])

    const deaf = setUp({ adapter: { validateAdapterConnections: () => false } })
    deaf.begin('1')
    deaf.evaluate()
    await deaf.end('1')
    expect(deaf.reports[0]!.diagnostics[0]!.message).toContain('vue adapter is not connected')
  })

  it('after a throw that the framework does not survive is followed by a reload with the fix', async () => {
    const page = setUp({ uncaught: [FAILURE] })
    page.begin('1')
    page.evaluate()
    await page.end('1')
    expect(page.reports[0]!.diagnostics).toEqual([{ message: 'Error: on purpose' }])
    page.seen.uncaught = []
    page.begin('2')
    page.evaluate()
    await page.end('2')
    expect(page.recovered).toEqual(['2'])
    expect(page.reports).toHaveLength(1)
  })

  it('after a throw that the framework survives needs no reload', async () => {
    const page = setUp({ uncaught: [FAILURE], adapter: { recoversFromThrow: true } })
    page.begin('1')
    page.evaluate()
    await page.end('1')
    page.seen.uncaught = []
    page.begin('2')
    page.evaluate()
    await page.end('2')
    expect(page.recovered).toEqual([])
    expect(page.reports).toHaveLength(2)
  })

  it('after a throw that an island has contained needs no reload', async () => {
    const page = setUp({ uncaught: [{ ...FAILURE, isContained: true }] })
    page.begin('1')
    page.evaluate()
    await page.end('1')
    page.seen.uncaught = []
    page.begin('2')
    page.evaluate()
    await page.end('2')
    expect(page.recovered).toEqual([])
    expect(page.reports.map((report) => report.diagnostics)).toEqual([[{ message: FAILURE.message }], []])
  })

  it('ignores an end that is not its own', async () => {
    const page = setUp()
    page.begin('1')
    await page.end('2')
    expect(page.reports).toEqual([])
  })
})
