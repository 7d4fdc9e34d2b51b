import { describe, expect, it, vi } from 'vitest'
import { batch, effect, emit, on, once, signal } from '../../../src/index.ts'
import { getRegistry } from '../../../src/runtime/registry.ts'
import { collectReports } from './collect-reports.ts'

const reports = collectReports()

describe('on and emit', () => {
  it('calls every handler with the payload, in the order of subscribing, before emit returns', () => {
    const log: unknown[] = []
    const stops = ['a', 'b'].map((name) => on('pubsub:order', (payload) => log.push([name, payload])))
    emit('pubsub:order', 1)
    expect(log).toEqual([
      ['a', 1],
      ['b', 1],
    ])
    stops.forEach((stop) => stop())
  })

  it('does nothing where nobody listens', () => {
    expect(() => emit('pubsub:nobody', 1)).not.toThrow()
  })

  it('ends once, however often the undo is called, and only its own subscription', () => {
    const handler = vi.fn()
    const stopFirst = on('pubsub:twice', handler)
    const stopSecond = on('pubsub:twice', handler)
    stopFirst()
    stopFirst()
    emit('pubsub:twice')
    expect(handler).toHaveBeenCalledTimes(1)
    stopSecond()
    emit('pubsub:twice')
    expect(handler).toHaveBeenCalledTimes(1)
  })
})

describe('handlers that come and go during an emit', () => {
  it('does not call a handler that was added during the emit, but in the next one', () => {
    const added = vi.fn()
    const stops = [
      once('pubsub:add', () => {
        stops.push(on('pubsub:add', added))
      }),
    ]
    emit('pubsub:add')
    expect(added).not.toHaveBeenCalled()
    emit('pubsub:add')
    expect(added).toHaveBeenCalledTimes(1)
    stops.forEach((stop) => stop())
  })

  it('does not call a handler that was removed during the emit, also when it comes back', () => {
    const later = vi.fn()
    const stopFirst = on('pubsub:remove', () => {
      stopLater()
      stopLater = on('pubsub:remove', later)
    })
    let stopLater = on('pubsub:remove', later)
    emit('pubsub:remove')
    expect(later).not.toHaveBeenCalled()
    stopFirst()
    stopLater()
  })

  it('calls each handler once when one removes itself', () => {
    const log: string[] = []
    const stopA = on('pubsub:self', () => {
      log.push('a')
      stopA()
    })
    const stopB = on('pubsub:self', () => log.push('b'))
    emit('pubsub:self')
    emit('pubsub:self')
    expect(log).toEqual(['a', 'b', 'b'])
    stopB()
  })
})

describe('what handlers do', () => {
  it('keeps the other handlers running when one throws', () => {
    const failure = new Error('handler')
    const handler = vi.fn()
    const stops = [
      on('pubsub:throw', () => {
        throw failure
      }),
      on('pubsub:throw', handler),
    ]
    emit('pubsub:throw')
    expect(handler).toHaveBeenCalledTimes(1)
    expect(reports).toEqual([failure])
    stops.forEach((stop) => stop())
  })

  it('delivers a nested emit before the rest of the outer one', () => {
    const log: string[] = []
    const stops = [
      on('pubsub:outer', () => emit('pubsub:inner')),
      on('pubsub:outer', () => log.push('outer')),
      on('pubsub:inner', () => log.push('inner')),
    ]
    emit('pubsub:outer')
    expect(log).toEqual(['inner', 'outer'])
    stops.forEach((stop) => stop())
  })

  it('delivers what a handler writes at once, or after the batch around the emit', () => {
    const count = signal(0)
    const log: string[] = []
    count.subscribe((value) => log.push(`count ${value}`), { immediate: false })
    const stop = on('pubsub:write', () => {
      count.value += 1
      log.push('handled')
    })
    emit('pubsub:write')
    batch(() => emit('pubsub:write'))
    expect(log).toEqual(['count 1', 'handled', 'handled', 'count 2'])
    stop()
  })

  it('makes the effect that emits depend on nothing that handlers read', () => {
    const hidden = signal(0)
    const stop = on('pubsub:track', () => void hidden.value)
    const run = vi.fn(() => emit('pubsub:track'))
    effect(run)
    hidden.value = 1
    expect(run).toHaveBeenCalledTimes(1)
    stop()
  })
})

describe('once', () => {
  it('calls the handler for one event only, also when the handler emits it again', () => {
    const handler = vi.fn((payload: unknown) => void (payload === 1 && emit('pubsub:once', 2)))
    once('pubsub:once', handler)
    emit('pubsub:once', 1)
    emit('pubsub:once', 3)
    expect(handler.mock.calls).toEqual([[1]])
  })

  it('can be taken back before the event', () => {
    const handler = vi.fn()
    once('pubsub:once-undo', handler)()
    emit('pubsub:once-undo')
    expect(handler).not.toHaveBeenCalled()
  })

  it('leaves nothing behind after its event', () => {
    once('pubsub:once-gone', () => {})
    emit('pubsub:once-gone')
    expect(getRegistry().listeners.has('pubsub:once-gone')).toBe(false)
  })
})
