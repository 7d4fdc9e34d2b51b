import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { recordEffects } from '../../../src/orchestrator/effect-records.ts'
import { createEffectWatch } from '../../../src/orchestrator/effect-watch.ts'

/** A window of its own, whose timers run when they are told to. */
function createHost() {
  class Target extends EventTarget {}
  class Socket {
    readyState = 1
    readonly url: string
    constructor(url: string) {
      this.url = url
    }
  }
  const due = new Map<number, () => void>()
  let ids = 0
  const start = (callback: () => void) => {
    due.set((ids += 1), callback)
    return ids
  }
  const host = Object.assign(new Target(), {
    EventTarget,
    document: new EventTarget(),
    WebSocket: Socket,
    setInterval: (callback: () => void, _delay?: number) => start(callback),
    setTimeout: (callback: () => void, _delay?: number) => start(callback),
    clearInterval: (id: number) => void due.delete(id),
    clearTimeout: (id: number) => void due.delete(id),
  })
  const run = () => {
    const callbacks = [...due]
    for (const [id] of callbacks) due.delete(id)
    for (const [, callback] of callbacks) callback()
  }
  return { host, run }
}

function setUp() {
  const { host, run } = createHost()
  let current: string | undefined
  const seen = new Set<string>()
  const records = recordEffects({ host, owner: () => current })
  onTestFinished(() => records.release())
  const watch = createEffectWatch(records)
  const evaluate = (body: () => void, url = '/src/clock.ts') => {
    if (seen.has(url)) watch.reevaluated(url)
    seen.add(url)
    current = url
    body()
    current = undefined
  }
  const messages = () => watch.grown().map(({ message }) => message)
  return { host, run, watch, evaluate, messages }
}

const saying = (effects: string) => [`\`src/clock.ts\` starts again what goes on from before: ${effects}`]

describe('a module that starts again what goes on from before', () => {
  it.each([
    ['an interval', '2 × `setInterval`', ({ host }: Setup) => void host.setInterval(() => {}, 10)],
    [
      'a listener of the window',
      '2 × `resize` listener of window',
      ({ host }: Setup) => host.addEventListener('resize', () => {}),
    ],
    [
      'a listener of the document',
      '2 × `keydown` listener of document',
      ({ host }: Setup) => host.document.addEventListener('keydown', () => {}, { capture: true }),
    ],
    ['a socket', '2 × `WebSocket`', ({ host }: Setup) => void new host.WebSocket('ws://a')],
  ])('is named once: %s', (_, effects, start) => {
    const setup = setUp()
    setup.evaluate(() => start(setup))
    expect(setup.messages()).toEqual([])
    setup.evaluate(() => start(setup))
    expect(setup.messages()).toEqual(saying(effects))
    setup.evaluate(() => start(setup))
    expect(setup.messages()).toEqual([])
  })

  it('is named with a code and what to do', () => {
    const { host, watch, evaluate } = setUp()
    for (let times = 0; times < 2; times += 1) evaluate(() => host.setInterval(() => {}))
    expect(watch.grown()).toMatchObject([{ code: 'MTM5001', hint: expect.stringContaining('dispose') }])
  })

  it('is named for timers that set each other', () => {
    const { host, run, evaluate, messages } = setUp()
    const start = () => {
      const tick = () => void host.setTimeout(tick, 10)
      tick()
    }
    evaluate(start)
    for (let times = 0; times < 3; times += 1) run()
    evaluate(start)
    for (let times = 0; times < 3; times += 1) run()
    expect(messages()).toEqual(saying('2 × `setTimeout` that is set again and again'))
  })
})

describe('a module that cleans up', () => {
  it.each<[string, (setup: Setup) => () => void]>([
    [
      'an interval',
      ({ host }) => {
        const id = host.setInterval(() => {})
        return () => host.clearInterval(id)
      },
    ],
    [
      'a listener',
      ({ host }) => {
        const listener = () => {}
        host.addEventListener('resize', listener, true)
        return () => host.removeEventListener('resize', listener, { capture: true })
      },
    ],
    [
      'a listener with a signal',
      ({ host }) => {
        const controller = new AbortController()
        host.addEventListener('resize', () => {}, { signal: controller.signal })
        return () => controller.abort()
      },
    ],
    [
      'a socket',
      ({ host }) => {
        const socket = new host.WebSocket('ws://a')
        return () => void (socket.readyState = 3)
      },
    ],
  ])('is not named: %s', (_, start) => {
    const setup = setUp()
    let end = () => {}
    for (let times = 0; times < 3; times += 1) {
      end()
      setup.evaluate(() => (end = start(setup)))
      expect(setup.messages()).toEqual([])
    }
  })

  it('is not named for what ends by itself, is the same as before, or is started by others', () => {
    const { host, run, evaluate, messages } = setUp()
    const shared = () => {}
    for (let times = 0; times < 3; times += 1) {
      evaluate(() => {
        host.setTimeout(() => {}, 10)
        host.addEventListener('resize', shared)
        host.addEventListener('load', () => {}, { once: true })
        new EventTarget().addEventListener('resize', () => {})
      })
      host.setInterval(() => {})
      host.addEventListener('resize', () => {})
      run()
    }
    expect(messages()).toEqual([])
  })
})

describe('the functions that are watched', () => {
  it('are called as they were, with the same results, names and lengths', () => {
    const { host } = createHost()
    const setTimer = vi.spyOn(host, 'setTimeout')
    const before = {
      length: host.setTimeout.length,
      add: EventTarget.prototype.addEventListener,
      Socket: host.WebSocket,
    }
    const records = recordEffects({ host, owner: () => '/src/a.ts' })
    onTestFinished(() => records.release())
    expect(host.setTimeout.length).toBe(before.length)
    expect(EventTarget.prototype.addEventListener.name).toBe('addEventListener')
    expect(EventTarget.prototype.addEventListener.length).toBe(before.add.length)
    const listener = vi.fn()
    host.addEventListener('resize', listener)
    host.dispatchEvent(new Event('resize'))
    expect(listener).toHaveBeenCalledOnce()
    const socket = new host.WebSocket('ws://a')
    expect(socket).toBeInstanceOf(host.WebSocket)
    expect(socket.constructor).toBe(host.WebSocket)
    expect(socket.url).toBe('ws://a')
    const callback = vi.fn()
    expect(host.setTimeout(callback, 5)).toBe(1)
    expect(setTimer.mock.calls[0]![1]).toBe(5)
    records.release()
    expect(host.WebSocket).toBe(before.Socket)
    expect(EventTarget.prototype.addEventListener).toBe(before.add)
  })

  it('are handed on untouched while no module is evaluated', () => {
    const { host } = createHost()
    const start = vi.spyOn(host, 'setTimeout')
    const records = recordEffects({ host, owner: () => undefined })
    onTestFinished(() => records.release())
    expect(host.setTimeout).not.toBe(start)
    const callback = vi.fn()
    host.setTimeout(callback, 5)
    expect(start).toHaveBeenCalledWith(callback, 5)
  })
})

type Setup = ReturnType<typeof setUp>
