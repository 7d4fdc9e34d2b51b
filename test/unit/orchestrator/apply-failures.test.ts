import { afterEach, describe, expect, it } from 'vitest'
import { emit, on, signal } from '../../../src/index.ts'
import { getRegistry } from '../../../src/runtime/registry.ts'
import { accept, createPage, throwing, type Save } from './support/page.ts'

const registry = getRegistry()

const A: Save = { url: '/src/a.ts' }
const B: Save = { url: '/src/b.ts' }

/** A page on which two modules have been loaded. */
async function setUp(body = accept) {
  const page = await createPage({ adapter: { recoversFromThrow: true } })
  await page.load(A.url, body)
  await page.load(B.url)
  return page
}

afterEach(() => {
  registry.listeners.clear()
  registry.signals.clear()
  registry.dev = undefined
})

describe('an update that fails when it is applied', () => {
  const failing: Save = {
    ...A,
    body(hot) {
      on('roll:late', () => heard.push('failed'))
      signal('roll:created', 0)
      signal('roll:late', 1).value = 9
      hot.accept()
    },
  }
  const good: Save = {
    ...A,
    body(hot) {
      on('roll:late', () => heard.push('good'))
      hot.accept(() => heard.push('applied'))
    },
  }
  let heard: string[] = []

  const fail = async (page: Awaited<ReturnType<typeof setUp>>) => {
    heard = []
    page.page.uncaught.push({
      message: 'Error: on purpose',
      stack: '',
      causes: [],
      isRejection: false,
      isContained: false,
      isKnown: false,
    })
    await page.deliver([failing])
  }

  it('asks for all of its last good code, and is silent meanwhile', async () => {
    const late = signal('roll:late', 1)
    const page = await setUp(good.body)
    await fail(page)
    expect(page.reports).toEqual([expect.objectContaining({ failed: 'render', reapply: ['/src/a.ts'] })])
    expect(page.context.running?.phase).toBe('rollback')
    emit('roll:late', undefined)
    expect(heard).toEqual(['applied', 'good'])
    expect(late.value).toBe(1)
  })

  it('is rolled back with the snapshot from before it', async () => {
    const page = await setUp(good.body)
    await fail(page)
    const { snapshot } = page.running()
    heard = []
    await page.deliver([good], { phase: 'rollback' })
    emit('roll:late', undefined)
    expect(page.reports[1]).toMatchObject({ id: '1', phase: 'rollback', reapply: [] })
    expect(page.reports[1]).not.toHaveProperty('failed')
    expect(heard).toEqual(['applied', 'good'])
    expect(registry.signals.has('roll:created')).toBe(false)
    expect(snapshot.signals.values.has('roll:created')).toBe(false)
    expect(page.context.running).toBeUndefined()
    expect(page.context.guard?.hasApplied).toBe(false)
  })

  it('hands each variable the same value again', async () => {
    const page = await setUp(good.body)
    const slot = { instance: 'card', name: 'count', text: '0' }
    page.page.state = [{ ...slot, value: 5, initial: 0 }]
    const take = () => page.context.componentState.take(slot, page.context.running?.snapshot.states, () => 0)
    await fail(page)
    page.page.state = []
    expect(take()).toBe(5)
    await page.deliver(
      [
        {
          ...good,
          body(hot) {
            heard.push(`taken ${take()}`)
            hot.accept()
          },
        },
      ],
      { phase: 'rollback' },
    )
    expect(heard).toContain('taken 5')
  })

  it('keeps the last good version of a component through the failure and its roll back', async () => {
    const page = await setUp(good.body)
    const { versions } = page.context
    versions.note('a', 'first')
    page.begin({ id: '0', files: [], reason: 'hot.self-accept', phase: 'update', expected: [] })
    versions.note('a', 'failed')
    page.fail({ kind: 'render', message: 'Error: on purpose' })
    await page.end('0')
    expect(versions.lastGood('a')).toBe('first')
    page.begin({ id: '1', files: [], reason: 'hot.self-accept', phase: 'rollback', expected: [] })
    versions.note('a', 'first again')
    expect(versions.lastGood('a')).toBe('first')
    await page.end('1')
    expect(versions.lastGood('a')).toBe('first again')
  })

  it('stays open when its last good code fails too, so that the reload settles it', async () => {
    const page = await setUp(good.body)
    await fail(page)
    await page.deliver([{ ...A, body: throwing }], { phase: 'rollback' })
    expect(page.reports[1]).toMatchObject({ phase: 'rollback', failed: 'evaluate' })
    expect(page.context.running).toMatchObject({ id: '1', phase: 'rollback' })
  })

  it('is no reason to roll back again what only strict mode gives an update up for', async () => {
    const page = await createPage({
      adapter: { recoversFromThrow: true, validateAdapterConnections: () => false },
      options: { errorRecoveryMode: 'strict' },
    })
    await page.load(A.url)
    await page.deliver([A])
    await page.deliver([A], { phase: 'rollback' })
    expect(page.reports.map(({ failed }) => failed)).toEqual(['strict', undefined])
  })
})

describe('a roll back that another page has asked for', () => {
  it('is applied to this one as well, from the state it has now', async () => {
    const { deliver, reports, context } = await setUp()
    await deliver([A])
    await deliver([A], { phase: 'rollback' })
    expect(reports.map(({ phase, failed }) => [phase, failed])).toEqual([
      ['update', undefined],
      ['rollback', undefined],
    ])
    expect(context.running).toBeUndefined()
  })
})

describe('an update after a failed one that was never rolled back', () => {
  it('still has the state of components that the failed one has taken off the page', async () => {
    const page = await setUp()
    const slot = { instance: 'card', name: 'count', text: '0' }
    page.page.state = [{ ...slot, value: 5, initial: 0 }]
    page.begin({ id: '1', files: [], reason: 'hot.self-accept', phase: 'update', expected: [] })
    page.fail({ kind: 'render', message: 'Error: on purpose' })
    page.running().expected.set(A.url, { url: A.url, timestamp: 1, tracked: false })
    await page.load(A.url)
    await page.end('1')
    page.page.state = []
    page.begin({ id: '2', files: [], reason: 'hot.self-accept', phase: 'update', expected: [] })
    expect(page.running().snapshot.states.values.get('card', 'count')?.value).toBe(5)
  })
})

describe('strict mode', () => {
  it('gives an update up that a value does not survive', async () => {
    const page = await createPage({ options: { errorRecoveryMode: 'strict' } })
    await page.load(A.url)
    const slot = { instance: 'card', name: 'count' }
    page.page.state = [{ ...slot, text: '0', value: 5, initial: 0 }]
    const taking: Save = {
      ...A,
      body(hot) {
        const { states } = page.running().snapshot
        page.context.componentState.take({ ...slot, text: '[]' }, states, () => [])
        hot.accept()
      },
    }
    await page.deliver([taking])
    expect(page.reports[0]).toMatchObject({ failed: 'strict', reapply: ['/src/a.ts'] })
    expect(page.reports[0]!.diagnostics[0]!.message).toContain('`count` is not kept')
  })
})
