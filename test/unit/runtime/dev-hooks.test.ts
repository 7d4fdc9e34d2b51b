import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { batch, computed, effect, emit, on, once, signal } from '../../../src/index.ts'
import { connect, getRegistry, type DevHooks, type Subscription } from '../../../src/runtime/registry.ts'

const registry = getRegistry()
const subscriptions: Subscription[] = []
const redeclared = vi.fn<DevHooks['redeclared']>()

beforeEach(() => {
  subscriptions.length = 0
  redeclared.mockClear()
  registry.dev = {
    subscribed: (subscription) => void subscriptions.push(subscription),
    redeclared,
    connect: (_info, subscribe) => subscribe(),
  }
})
afterEach(() => {
  registry.dev = undefined
})

describe('subscribed', () => {
  it('is told of every on, once, subscribe and effect, active and before its first run', () => {
    const seen: unknown[] = []
    registry.dev!.subscribed = ({ kind, name, active }) => void seen.push([kind, name, active])
    const total = signal('dev:total', 0)
    const stops = [
      on('dev:event', () => {}),
      once('dev:event', () => {}),
      total.subscribe(() => seen.push('first call')),
      signal(0).subscribe(() => {}),
      computed(() => 0).subscribe(() => {}),
      effect(() => void seen.push('first run')),
    ]
    expect(seen).toEqual([
      ['event', 'dev:event', true],
      ['event', 'dev:event', true],
      ['signal', 'dev:total', true],
      'first call',
      ['signal', undefined, true],
      ['signal', undefined, true],
      ['effect', undefined, true],
      'first run',
    ])
    stops.forEach((stop) => stop())
  })

  it('is not told of anything in production', () => {
    registry.dev = undefined
    effect(() => {})()
    on('dev:event', () => {})()
    expect(subscriptions).toEqual([])
  })
})

describe('redeclared', () => {
  it('is told of the second declaration of a key, with its initial value', () => {
    const total = signal('dev:redeclared', 1)
    expect(redeclared).not.toHaveBeenCalled()
    signal('dev:redeclared', 2)
    expect(redeclared.mock.calls).toEqual([[total, 2]])
  })
})

describe('connect', () => {
  const info = { framework: 'react', kind: 'event', name: 'dev:connect' } as const

  it('goes through the dev tools where there are any', () => {
    const undo = vi.fn()
    const through = vi.fn<DevHooks['connect']>(() => undo)
    registry.dev!.connect = through
    const subscribe = () => () => {}
    expect(connect(info, subscribe)).toBe(undo)
    expect(through.mock.calls).toEqual([[info, subscribe]])
  })

  it('subscribes directly where there are none', () => {
    registry.dev = undefined
    const undo = () => {}
    expect(connect(info, () => undo)).toBe(undo)
  })
})

/** The three kinds, each with a way to trigger it. */
const kinds = {
  event: () => {
    const run = vi.fn()
    const undo = on('dev:each', run)
    return { run, undo, trigger: () => emit('dev:each') }
  },
  signal: () => {
    const run = vi.fn()
    const count = signal('dev:each', 0)
    const undo = count.subscribe(run, { immediate: false })
    return { run, undo, trigger: () => count.update((value) => value + 1) }
  },
  effect: () => {
    const count = signal('dev:each', 0)
    const run = vi.fn(() => void count.value)
    const undo = effect(run)
    run.mockClear()
    return { run, undo, trigger: () => count.update((value) => value + 1) }
  },
}

describe.each(Object.entries(kinds))('a subscription of kind %s', (_kind, create) => {
  it('does not run while it is suspended, and is not counted', () => {
    const { run, trigger } = create()
    const [subscription] = subscriptions
    expect(countAll()).toBe(1)
    subscription!.suspend()
    subscription!.suspend()
    expect([subscription!.active, countAll()]).toEqual([false, 0])
    trigger()
    trigger()
    expect(run).not.toHaveBeenCalled()
    subscription!.dispose()
  })

  it('runs again after it was resumed', () => {
    const { run, trigger } = create()
    const [subscription] = subscriptions
    subscription!.suspend()
    subscription!.resume()
    expect([subscription!.active, countAll()]).toEqual([true, 1])
    expect(run).not.toHaveBeenCalled()
    trigger()
    expect(run).toHaveBeenCalledTimes(1)
    subscription!.dispose()
  })

  it('ends by dispose as by its undo, and stays inactive', () => {
    const { run, undo, trigger } = create()
    const [subscription] = subscriptions
    subscription!.dispose()
    undo()
    trigger()
    subscription!.suspend()
    subscription!.resume()
    trigger()
    expect(run).not.toHaveBeenCalled()
    expect([subscription!.active, countAll()]).toEqual([false, 0])
  })

  it('is inactive after its undo', () => {
    create().undo()
    expect(subscriptions[0]!.active).toBe(false)
  })
})

describe.each([kinds.signal, kinds.effect])('a suspended follower of a signal', (create) => {
  it('runs once on resume if it missed changes', () => {
    const { run, trigger } = create()
    const [subscription] = subscriptions
    subscription!.suspend()
    trigger()
    trigger()
    subscription!.resume()
    expect(run).toHaveBeenCalledTimes(1)
    subscription!.resume()
    expect(run).toHaveBeenCalledTimes(1)
    trigger()
    expect(run).toHaveBeenCalledTimes(2)
    subscription!.dispose()
  })
})

describe('a suspended listener of a signal', () => {
  it('is not told a value again that it has seen last', () => {
    const count = signal(0)
    const seen: number[] = []
    count.subscribe((value) => seen.push(value))
    subscriptions[0]!.suspend()
    count.value = 1
    count.value = 0
    subscriptions[0]!.resume()
    expect(seen).toEqual([0])
    count.value = 2
    expect(seen).toEqual([0, 2])
  })

  it('misses nothing when it is suspended and resumed inside a batch', () => {
    const count = signal(0)
    const seen: number[] = []
    count.subscribe((value) => seen.push(value))
    batch(() => {
      subscriptions[0]!.suspend()
      count.value = 1
      subscriptions[0]!.resume()
    })
    expect(seen).toEqual([0, 1])
  })
})

describe('a suspended event listener', () => {
  it('does not get what was emitted in the meantime', () => {
    const { run, trigger } = kinds.event()
    subscriptions[0]!.suspend()
    trigger()
    subscriptions[0]!.resume()
    expect(run).not.toHaveBeenCalled()
    subscriptions[0]!.dispose()
  })

  it('is passed over when an earlier handler suspends it', () => {
    const stop = on('dev:each', () => subscriptions[1]!.suspend())
    const { run, trigger } = kinds.event()
    trigger()
    expect(run).not.toHaveBeenCalled()
    stop()
    subscriptions[1]!.dispose()
  })
})

describe('an effect that suspends itself', () => {
  it('finishes its run and does not run again until it is resumed', () => {
    const count = signal(0)
    const run = vi.fn((value: number) => void (value === 1 && subscriptions[0]!.suspend()))
    effect(() => run(count.value))
    count.value = 1
    count.value = 2
    expect(run.mock.calls).toEqual([[0], [1]])
    subscriptions[0]!.resume()
    expect(run.mock.calls).toEqual([[0], [1], [2]])
  })
})

function countAll(): number {
  const { events, signals } = registry.subscriptionCounts()
  return (events['dev:each'] ?? 0) + (signals['dev:each'] ?? 0)
}
