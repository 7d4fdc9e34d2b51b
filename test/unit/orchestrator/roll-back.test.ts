import { afterEach, describe, expect, it } from 'vitest'
import { emit, on, onRollback, signal } from '../../../src/index.ts'
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

describe('an update of which a module throws while it is evaluated', () => {
  it('leaves the page as it was, and needs nothing from the server', async () => {
    const heard: string[] = []
    const { deliver, reports, context, restored } = await setUp((hot) => {
      on('roll:ping', () => heard.push('old'))
      hot.accept(() => heard.push('accepted'))
    })
    const count = signal('roll:count', 1)
    count.value = 2
    const changing: Save = {
      ...A,
      body(hot) {
        on('roll:ping', () => heard.push('new'))
        count.value = 0
        hot.accept()
      },
    }
    await deliver([changing, { ...B, body: throwing }])
    emit('roll:ping', undefined)
    expect(heard).toEqual(['old'])
    expect(count.value).toBe(2)
    expect(reports).toEqual([
      expect.objectContaining({ id: '1', phase: 'update', failed: 'evaluate', reapply: [] }),
    ])
    expect(reports[0]!.kept).toContain('signal:roll:count')
    expect(reports[0]!.diagnostics).toEqual([
      { code: 'compilation_error', message: 'Error: on purpose', file: 'src/b.ts' },
    ])
    expect(context.running).toBeUndefined()
    expect(restored).toEqual(['styles', 'dom'])
  })

  it('is told to the app, with every error', async () => {
    const { deliver } = await setUp()
    const heard: unknown[] = []
    const stop = onRollback(({ id, files, errors }) => heard.push([id, files, errors]))
    await deliver([{ ...A, body: throwing }])
    stop()
    const error = {
      type: 'COMPILATION_ERROR',
      filePath: 'src/a.ts',
      message: 'Error: on purpose',
      stack: expect.stringContaining('on purpose'),
      recoverable: true,
      code: 'compilation_error',
    }
    expect(heard).toEqual([['1', ['src/a.ts'], [error]]])
  })

  it('applies with its fix, and every subscription answers once', async () => {
    const heard: string[] = []
    const subscribing = (name: string): Save => ({
      ...A,
      body(hot) {
        on('roll:fix', () => heard.push(name))
        hot.accept(() => heard.push(`accepted by ${name}`))
      },
    })
    const { deliver, reports } = await setUp(subscribing('old').body)
    await deliver([{ ...A, body: throwing }])
    await deliver([subscribing('new')], { id: '2' })
    emit('roll:fix', undefined)
    expect(heard).toEqual(['accepted by old', 'new'])
    expect(reports[1]).not.toHaveProperty('failed')
  })

  it('has the components of React evaluated again that React Refresh has heard of', async () => {
    const { deliver, reports, context } = await setUp()
    await deliver([
      { ...A, framework: 'react' },
      { ...B, framework: 'react', body: throwing },
    ])
    expect(reports[0]).toMatchObject({ failed: 'evaluate', reapply: ['/src/a.ts'] })
    expect(context.running?.phase).toBe('rollback')
  })

  it('has modules evaluated again that were disposed of', async () => {
    const { deliver, reports } = await setUp((hot) => {
      hot.dispose(() => {})
      hot.accept()
    })
    await deliver([A, { ...B, body: throwing }])
    expect(reports[0]).toMatchObject({ reapply: ['/src/a.ts'] })
  })

  it('has everything evaluated again where Vite cannot be kept from applying a part of it', async () => {
    const page = await createPage({ hasClient: false })
    await page.load(A.url)
    await page.load(B.url)
    await page.deliver([A, { ...B, body: throwing }])
    expect(page.reports[0]).toMatchObject({ failed: 'evaluate', reapply: ['/src/a.ts', '/src/b.ts'] })
    expect(page.reports[0]!.diagnostics[0]!.message).toContain('/src/b.ts threw')
  })

  it('reloads the page to bring the fix of a module that threw when the page was loaded', async () => {
    const page = await createPage()
    await page.load(A.url, throwing).catch(() => {})
    await page.deliver([A])
    expect(page.recovered).toEqual([{ id: '1', phase: 'update', reloaded: 'recovery' }])
  })

  it('reloads the page where only the order of evaluation is wrong', async () => {
    const { begin, end, update, write, recovered, reports } = await setUp()
    write('/src/a.ts', () => {
      throw new ReferenceError("Cannot access 'x' before initialization")
    })
    const expected = [{ url: '/src/a.ts', timestamp: 9, tracked: true }]
    begin({ id: '1', files: ['src/a.ts'], reason: 'hot.self-accept', phase: 'update', expected })
    await update({ path: '/src/a.ts', timestamp: 9, isWithinCircularImport: true } as never)
    await end('1')
    expect(recovered).toEqual([{ id: '1', phase: 'update', reloaded: 'recovery' }])
    expect(reports).toEqual([])
  })
})
