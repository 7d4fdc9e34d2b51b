import { describe, expect, it, vi } from 'vitest'
import { controlOwnership } from '../../../src/orchestrator/control-ownership.ts'
import { createModuleOwnership } from '../../../src/orchestrator/module-ownership.ts'
import type { Subscription } from '../../../src/runtime/registry.ts'

const URL_OF_A = 'http://localhost:5173/src/a.ts'

function createSubscription(): Subscription & { state: string } {
  const subscription = {
    kind: 'event' as const,
    name: 'ping',
    state: 'active',
    get active() {
      return subscription.state === 'active'
    },
    suspend: () => void (subscription.state = 'suspended'),
    resume: () => void (subscription.state = 'active'),
    dispose: () => void (subscription.state = 'disposed'),
  }
  return subscription
}

function setUp(base = '/') {
  const around = vi.fn(() => () => {})
  const ownership = createModuleOwnership({ base, aroundReevaluation: around })
  const control = controlOwnership(ownership, base)
  const evaluate = (url: string, body: () => void = () => {}) => {
    const { leave } = ownership.enter(url)
    body()
    leave()
  }
  return { ownership, control, evaluate, around }
}

describe('the ownership of modules', () => {
  it('replaces what a module has subscribed when it is evaluated again', () => {
    const { ownership, evaluate } = setUp()
    const [old, fresh] = [createSubscription(), createSubscription()]
    evaluate(URL_OF_A, () => ownership.claim(old))
    evaluate(`${URL_OF_A}?t=1790000000000`, () => {
      expect(old.state).toBe('suspended')
      ownership.claim(fresh)
    })
    expect([old.state, fresh.state]).toEqual(['disposed', 'active'])
    expect(ownership.versionOf('/src/a.ts')).toBe(1790000000000)
  })

  it.each([
    ['src/my%20card%C3%BC.ts', '/src/my cardü.ts'],
    ['src/100%.ts', '/src/100%.ts'],
  ])('names %s as the server does', (path, name) => {
    const { ownership, evaluate } = setUp()
    evaluate(`http://localhost:5173/${path}?t=1790000000000`)
    expect(ownership.has(name)).toBe(true)
  })

  it('knows whether the module that is being evaluated was evaluated before', () => {
    const { ownership, evaluate } = setUp()
    const seen: boolean[] = []
    const look = () => void seen.push(ownership.isReevaluating)
    evaluate(URL_OF_A, look)
    evaluate(URL_OF_A, look)
    evaluate('http://localhost:5173/src/b.ts', look)
    expect([...seen, ownership.isReevaluating]).toEqual([false, true, false, false])
  })

  it('takes the old subscriptions back when the new evaluation does not come to its end', () => {
    const { ownership, control, evaluate } = setUp()
    const [old, fresh] = [createSubscription(), createSubscription()]
    evaluate(URL_OF_A, () => ownership.claim(old))
    control.begin()
    ownership.enter(URL_OF_A)
    ownership.claim(fresh)
    expect(control.evaluated()).toEqual({ finished: [], unfinished: ['/src/a.ts'] })
    control.rollBack(() => expect([old.state, fresh.state]).toEqual(['suspended', 'disposed']))
    expect([old.state, fresh.state]).toEqual(['active', 'disposed'])
    expect(control.evaluated()).toEqual({ finished: [], unfinished: [] })
  })

  it('can take an evaluation back that has come to its end, until it commits', () => {
    const { ownership, control, evaluate } = setUp()
    const [old, failed, between, fresh] = [
      createSubscription(),
      createSubscription(),
      createSubscription(),
      createSubscription(),
    ]
    evaluate(URL_OF_A, () => ownership.claim(old))
    control.begin()
    evaluate(`${URL_OF_A}?t=1`, () => ownership.claim(failed))
    expect([old.state, failed.state]).toEqual(['suspended', 'active'])
    control.rollBack()
    expect([old.state, failed.state]).toEqual(['active', 'disposed'])
    expect(ownership.versionOf('/src/a.ts')).toBe(0)
    evaluate(`${URL_OF_A}?t=2`, () => ownership.claim(between))
    evaluate(`${URL_OF_A}?t=3`, () => ownership.claim(fresh))
    expect(between.state).toBe('disposed')
    control.commit()
    expect([old.state, fresh.state]).toEqual(['disposed', 'active'])
    expect(ownership.versionOf('/src/a.ts')).toBe(3)
  })

  it('silences a module that a failed update was the first to bring, until an update goes well', () => {
    const { ownership, control, evaluate } = setUp()
    const first = createSubscription()
    control.begin()
    evaluate(URL_OF_A, () => ownership.claim(first))
    control.rollBack()
    control.commit()
    expect(first.state).toBe('suspended')
    control.begin()
    control.commit()
    control.wake()
    expect(first.state).toBe('active')
  })

  it('forgets a new module that did not come to its end', () => {
    const { ownership, control } = setUp()
    const first = createSubscription()
    control.begin()
    ownership.enter(URL_OF_A)
    ownership.claim(first)
    control.rollBack()
    expect(first.state).toBe('disposed')
    expect(ownership.has('/src/a.ts')).toBe(false)
  })

  it('takes nothing back that was evaluated before the transaction', () => {
    const { ownership, control, evaluate } = setUp()
    const owned = createSubscription()
    ownership.enter('http://localhost:5173/src/broken.ts')
    evaluate(URL_OF_A, () => ownership.claim(owned))
    control.begin()
    expect(control.evaluated()).toEqual({ finished: [], unfinished: [] })
    control.rollBack()
    expect(owned.state).toBe('active')
  })

  it('recovers with the evaluation after a failed one', () => {
    const { ownership, evaluate } = setUp()
    const [old, broken, fixed] = [createSubscription(), createSubscription(), createSubscription()]
    evaluate(URL_OF_A, () => ownership.claim(old))
    ownership.enter(URL_OF_A)
    ownership.claim(broken)
    evaluate(URL_OF_A, () => ownership.claim(fixed))
    expect([old.state, broken.state, fixed.state]).toEqual(['disposed', 'disposed', 'active'])
  })

  it('owns nothing that is subscribed between evaluations', async () => {
    const { ownership, evaluate } = setUp()
    const later = createSubscription()
    evaluate(URL_OF_A)
    ownership.claim(later)
    evaluate(URL_OF_A)
    expect(later.state).toBe('active')
    expect(ownership.current).toBeUndefined()
  })

  it('is over when an evaluation has thrown and the next task begins', async () => {
    const { ownership } = setUp()
    ownership.enter(URL_OF_A)
    expect(ownership.current).toBe('/src/a.ts')
    await Promise.resolve()
    expect(ownership.current).toBeUndefined()
  })

  it('disposes what a removed module has subscribed', () => {
    const { ownership, control, evaluate } = setUp()
    const owned = createSubscription()
    evaluate(URL_OF_A, () => ownership.claim(owned))
    control.remove('/src/a.ts')
    expect(owned.state).toBe('disposed')
    expect(ownership.has('/src/a.ts')).toBe(false)
  })

  it('knows modules by the url of the server, below any base and with any query', () => {
    const { ownership, evaluate } = setUp('/app/')
    evaluate('http://localhost/app/src/a.ts?import&t=1790000000000')
    evaluate('http://localhost/app/src/a.vue?vue&type=script&t=1790000000000')
    expect(ownership.has('/src/a.ts')).toBe(true)
    expect(ownership.has('/src/a.vue?vue&type=script')).toBe(true)
  })

  it('surrounds re-evaluations, and only them', () => {
    const { evaluate, around } = setUp()
    evaluate(URL_OF_A)
    expect(around).not.toHaveBeenCalled()
    evaluate(URL_OF_A)
    expect(around).toHaveBeenCalledExactlyOnceWith('/src/a.ts')
  })
})
