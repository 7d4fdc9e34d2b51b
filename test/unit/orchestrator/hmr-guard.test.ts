import { describe, expect, it } from 'vitest'
import type { UpdateFailure } from '../../../src/orchestrator/failures.ts'
import { findHmrClient } from '../../../src/orchestrator/hmr-client.ts'
import { createHmrGuard } from '../../../src/orchestrator/hmr-guard.ts'
import { createViteClient } from './support/vite-client.ts'

async function setUp() {
  const vite = await createViteClient()
  const failures: UpdateFailure[] = []
  const warnings: string[] = []
  const page = { isRunning: false }
  const guard = createHmrGuard({
    client: findHmrClient(vite.hot)!,
    isRunning: () => page.isRunning,
    fail: (failure) => failures.push(failure),
    warn: (message) => warnings.push(message),
  })
  const begin = () => {
    page.isRunning = true
    guard.begin()
  }
  return { ...vite, guard, failures, warnings, page, begin }
}

describe('the client of Vite', () => {
  it('is found behind a hot channel, and only where it has the known shape', async () => {
    const { hot } = await createViteClient()
    expect(findHmrClient(hot)).toBe(hot.hmrClient)
    expect(findHmrClient({})).toBeUndefined()
    expect(findHmrClient({ hmrClient: { ...hot.hmrClient, dataMap: {} } })).toBeUndefined()
  })
})

describe('the guard', () => {
  it('leaves Vite as it is while no transaction runs', async () => {
    const { write, load, update, failures, errors } = await setUp()
    const heard: unknown[] = []
    write('/a.ts', (hot) => hot.accept((next) => heard.push(next)))
    await load('/a.ts')
    write('/a.ts', () => {
      throw new Error('on purpose')
    })
    await update({ path: '/a.ts', timestamp: 1 })
    expect(heard).toEqual([undefined])
    expect(errors).toHaveLength(2)
    expect(failures).toEqual([])
  })

  it('calls no callback of an update of which one module cannot be imported', async () => {
    const { write, load, update, begin, guard, failures, errors } = await setUp()
    const heard: string[] = []
    for (const url of ['/a.ts', '/b.ts', '/c.ts']) {
      write(url, (hot) => hot.accept(() => heard.push(url)))
      await load(url)
    }
    begin()
    write('/b.ts', () => {
      throw new TypeError('on purpose')
    })
    await update(...['/a.ts', '/b.ts', '/c.ts'].map((path) => ({ path, timestamp: 1 })))
    expect(heard).toEqual([])
    expect(failures).toEqual([
      expect.objectContaining({ kind: 'evaluate', message: 'TypeError: on purpose', file: 'b.ts' }),
    ])
    expect(failures[0]!.stack).toContain('on purpose')
    expect(errors).toEqual([])
    expect(guard.hasApplied).toBe(false)
  })

  it('lets the fix reach the callbacks of the code that is live, after a throw before `accept`', async () => {
    const { write, load, update, begin, guard } = await setUp()
    const heard: string[] = []
    write('/a.ts', (hot) => hot.accept(() => heard.push('old')))
    await load('/a.ts')
    begin()
    write('/a.ts', () => {
      throw new Error('on purpose')
    })
    await update({ path: '/a.ts', timestamp: 1 })
    guard.rollBack(new Set())
    begin()
    write('/a.ts', (hot) => hot.accept(() => heard.push('new')))
    await update({ path: '/a.ts', timestamp: 2 })
    expect(heard).toEqual(['old'])
    begin()
    await update({ path: '/a.ts', timestamp: 3 })
    expect(heard).toEqual(['old', 'new'])
  })

  it('puts data, listeners and prune callbacks back as they were', async () => {
    const { write, load, update, begin, guard, receive, hot } = await setUp()
    const heard: string[] = []
    write('/a.ts', (own) => {
      own.data.kept = 'old'
      own.on('ping', () => void heard.push('old'))
      own.prune(() => void heard.push('old pruned'))
      own.accept()
    })
    await load('/a.ts')
    begin()
    write('/a.ts', (own) => {
      Object.assign(own.data, { kept: 'new', added: true })
      own.on('ping', () => void heard.push('new'))
      own.prune(() => void heard.push('new pruned'))
      throw new Error('on purpose')
    })
    await update({ path: '/a.ts', timestamp: 1 })
    guard.rollBack(new Set())
    await receive('ping')
    hot.hmrClient.pruneMap.get('/a.ts')!(undefined)
    expect(heard).toEqual(['old', 'old pruned'])
    expect(hot.hmrClient.dataMap.get('/a.ts')).toEqual({ kept: 'old' })
  })

  it('ends what the failed code has started, and nothing else', async () => {
    const { write, load, update, begin, guard } = await setUp()
    const disposed: string[] = []
    write('/a.ts', (hot) => hot.accept())
    write('/b.ts', (hot) => hot.accept())
    await load('/a.ts')
    await load('/b.ts')
    begin()
    write('/a.ts', (hot) => {
      hot.dispose(() => void disposed.push('new'))
      hot.accept()
    })
    write('/b.ts', () => {
      throw new Error('on purpose')
    })
    await update({ path: '/a.ts', timestamp: 1 }, { path: '/b.ts', timestamp: 1 })
    guard.rollBack(new Set())
    expect(disposed).toEqual(['new'])
    expect(guard.wasDisposed('/a.ts')).toBe(false)
  })

  it('disposes of each version once when last good code follows that was disposed of', async () => {
    const { write, load, update, begin, guard } = await setUp()
    const disposed: string[] = []
    const seen: unknown[] = []
    const old = (own: Parameters<Parameters<typeof write>[1]>[0]) => {
      seen.push(own.data.count)
      own.dispose((data) => {
        data.count = 5
        disposed.push('old')
      })
      own.accept()
    }
    write('/a.ts', old)
    await load('/a.ts')
    begin()
    write('/a.ts', (own) => {
      own.data.count = 0
      throw new Error('on purpose')
    })
    await update({ path: '/a.ts', timestamp: 1 })
    expect(guard.wasDisposed('/a.ts')).toBe(true)
    guard.rollBack(new Set(['/a.ts']))
    guard.begin()
    write('/a.ts', old)
    await update({ path: '/a.ts', timestamp: 2 })
    expect(disposed).toEqual(['old'])
    expect(seen).toEqual([undefined, 5])
  })

  it('calls the other callbacks when one throws, and records it', async () => {
    const { write, load, update, begin, guard, failures } = await setUp()
    const heard: string[] = []
    write('/a.ts', (hot) => {
      hot.accept(() => {
        throw new Error('on purpose')
      })
      hot.accept(() => void heard.push('second of a'))
    })
    write('/b.ts', (hot) => hot.accept(() => void heard.push('b')))
    await load('/a.ts')
    await load('/b.ts')
    begin()
    await update({ path: '/a.ts', timestamp: 1 }, { path: '/b.ts', timestamp: 1 })
    expect(heard).toEqual(['second of a', 'b'])
    expect(failures).toEqual([
      expect.objectContaining({ kind: 'accept', message: 'Error: on purpose', file: 'a.ts' }),
    ])
    expect(guard.hasApplied).toBe(true)
  })

  it('records a callback whose promise is rejected while the update is open', async () => {
    const { write, load, update, begin, failures } = await setUp()
    write('/a.ts', (hot) => hot.accept((async () => Promise.reject(new Error('on purpose'))) as never))
    await load('/a.ts')
    begin()
    await update({ path: '/a.ts', timestamp: 1 })
    await Promise.resolve()
    expect(failures.map(({ kind, message }) => [kind, message])).toEqual([['accept', 'Error: on purpose']])
  })

  it('replaces a module whose disposer throws', async () => {
    const { write, load, update, begin, failures, warnings } = await setUp()
    const heard: string[] = []
    write('/a.ts', (hot) => {
      hot.dispose(() => {
        throw new Error('on purpose')
      })
      hot.accept(() => void heard.push('applied'))
    })
    await load('/a.ts')
    begin()
    await update({ path: '/a.ts', timestamp: 1 })
    expect(heard).toEqual(['applied'])
    expect(failures).toEqual([])
    expect(warnings[0]).toContain('/a.ts threw while it was disposed of')
  })

  it('tells an order that only a page load can evaluate from a mistake', async () => {
    const { write, load, update, begin, failures, hot } = await setUp()
    write('/a.ts', (own) => own.accept())
    await load('/a.ts')
    const circular = { path: '/a.ts', timestamp: 1, isWithinCircularImport: true }
    for (const error of [new ReferenceError("Cannot access 'x' before initialization"), new Error('x')]) {
      begin()
      write('/a.ts', () => {
        throw error
      })
      await update(circular)
    }
    expect(failures.map(({ needsReload }) => needsReload)).toEqual([true, false])
    expect(hot.hmrClient.hotModulesMap.has('/a.ts')).toBe(true)
  })

  it('leaves the client as it was found when it is released', async () => {
    const { hot, guard } = await setUp()
    const { fetchUpdate } = Object.getPrototypeOf(hot.hmrClient) as { fetchUpdate: unknown }
    expect(hot.hmrClient.fetchUpdate).not.toBe(fetchUpdate)
    guard.release()
    expect(hot.hmrClient.fetchUpdate).toBe(fetchUpdate)
  })
})
