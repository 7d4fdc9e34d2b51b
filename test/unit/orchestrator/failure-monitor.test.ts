import { expect, it } from 'vitest'
import { traceErrors } from '../../../src/orchestrator/error-trace.ts'
import { createFailureMonitor } from '../../../src/orchestrator/failure-monitor.ts'

function setUp() {
  const target = new EventTarget()
  const contained = new Set<unknown>()
  const outside: string[] = []
  const monitor = createFailureMonitor({
    trace: traceErrors(target),
    contained: () => contained,
    outside: ({ message, causes }) =>
      void outside.push([message, ...causes.map((one) => one.message)].join(' < ')),
  })
  const dispatch = (type: string, detail: object) =>
    target.dispatchEvent(Object.assign(new Event(type), detail))
  return {
    monitor,
    contained,
    outside,
    throws: (error: unknown) => dispatch('error', { error }),
    rejects: (reason: unknown) => dispatch('unhandledrejection', { reason }),
  }
}

it('hears of what nobody caught during an update, each message once', () => {
  const { monitor, throws, rejects } = setUp()
  monitor.begin()
  throws(new TypeError('a'))
  throws(new TypeError('a'))
  rejects('b')
  expect(monitor.seen().map(({ message, isRejection }) => [message, isRejection])).toEqual([
    ['TypeError: a', false],
    ['b', true],
  ])
  monitor.end(() => false)
  throws(new TypeError('later'))
  monitor.begin()
  expect(monitor.seen()).toEqual([])
})

it('tells of what is thrown between updates, with its causes, and leaves updates to those who ask', () => {
  const { monitor, throws, rejects, outside } = setUp()
  throws(new TypeError('a', { cause: new Error('b') }))
  rejects(new AggregateError([new Error('c'), new Error('d')], 'all'))
  monitor.begin()
  throws(new Error('of an update'))
  monitor.end(() => false)
  expect(outside).toEqual(['TypeError: a < Error: b', 'AggregateError: all < Error: c < Error: d'])
})

it('does not take messages of the browser for errors of the app', () => {
  const { monitor, throws } = setUp()
  monitor.begin()
  throws(null)
  expect(monitor.seen()).toEqual([])
})

it('knows what the page has said before, until the module is mended that says it', () => {
  const { monitor, throws } = setUp()
  const say = () => throws(Object.assign(new Error('old'), { stack: 'at http://localhost/a.ts:1:1' }))
  const seeNext = () => {
    monitor.begin()
    say()
    return monitor.seen().map(({ isKnown }) => isKnown)
  }
  say()
  expect(seeNext()).toEqual([true])
  monitor.end(() => true)
  monitor.begin()
  monitor.end((stack) => stack.includes('/b.ts'))
  expect(seeNext()).toEqual([true])
  monitor.end(() => false)
  monitor.begin()
  monitor.end((stack) => stack.includes('/a.ts'))
  expect(seeNext()).toEqual([false])
})

it('hears of what islands keep from their surroundings, also where nobody else does', () => {
  const { monitor, contained, throws } = setUp()
  const [before, quiet, loud] = [new Error('before'), new Error('quiet'), new Error('loud')]
  contained.add(before)
  monitor.begin()
  contained.add(quiet)
  contained.add(loud)
  throws(loud)
  expect(monitor.seen().map(({ message, isContained, isKnown }) => [message, isContained, isKnown])).toEqual([
    ['Error: loud', true, false],
    ['Error: before', true, true],
    ['Error: quiet', true, false],
  ])
})
