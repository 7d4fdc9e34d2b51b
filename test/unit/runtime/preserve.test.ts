import { afterEach, expect, it, vi } from 'vitest'
import { preserve } from '../../../src/index.ts'
import { controlOwnership } from '../../../src/orchestrator/control-ownership.ts'
import { createModuleOwnership } from '../../../src/orchestrator/module-ownership.ts'
import { createResources } from '../../../src/orchestrator/resources.ts'
import { getRegistry } from '../../../src/runtime/registry.ts'

const registry = getRegistry()
const URL_OF_A = 'http://localhost:5173/src/a.ts'

function setUp() {
  const report = vi.fn()
  const ownership = createModuleOwnership({ base: '/', aroundReevaluation: () => () => {} })
  const control = controlOwnership(ownership, '/')
  registry.dev = {
    subscribed: () => {},
    redeclared: () => {},
    connect: (_, subscribe) => subscribe(),
    preserve: createResources(ownership, report).preserve,
  }
  const evaluate = <Result>(body: () => Result, url = URL_OF_A): Result => {
    const { leave } = ownership.enter(url)
    const result = body()
    leave()
    return result
  }
  return { control, evaluate, report }
}

afterEach(() => {
  registry.dev = undefined
})

it('makes a new resource each time where no dev tools are, as in production', () => {
  const create = vi.fn(() => ({}))
  expect(preserve('socket', create)).not.toBe(preserve('socket', create))
  expect(create).toHaveBeenCalledTimes(2)
})

it('gives a module the resource that it has made before', () => {
  const { evaluate } = setUp()
  const dispose = vi.fn()
  const create = vi.fn(() => ({}))
  const ask = () => preserve('socket', create, dispose)
  const first = evaluate(ask)
  expect(evaluate(ask)).toBe(first)
  expect(evaluate(ask)).toBe(first)
  expect(create).toHaveBeenCalledOnce()
  expect(dispose).not.toHaveBeenCalled()
})

it('tells keys and modules apart', () => {
  const { evaluate } = setUp()
  const ask = (key: string) => () => preserve(key, () => ({}))
  const first = evaluate(() => [ask('a')(), ask('b')()])
  expect(first[0]).not.toBe(first[1])
  expect(evaluate(ask('a'), 'http://localhost:5173/src/b.ts')).not.toBe(first[0])
})

it('disposes of a resource that the new version does not ask for, once that is to stay', () => {
  const { control, evaluate } = setUp()
  const dispose = vi.fn()
  const socket = evaluate(() => preserve('socket', () => 'socket', dispose))
  control.begin()
  evaluate(() => {})
  expect(dispose).not.toHaveBeenCalled()
  control.commit()
  expect(dispose.mock.calls).toEqual([[socket]])
})

it('disposes of a resource when its module is no longer used', () => {
  const { control, evaluate } = setUp()
  const dispose = vi.fn()
  evaluate(() => preserve('socket', () => 'socket', dispose))
  evaluate(() => preserve('socket', () => 'other', dispose))
  control.remove('/src/a.ts')
  expect(dispose.mock.calls).toEqual([['socket']])
})

it('keeps the resource and disposes of new ones when an update is rolled back', () => {
  const { control, evaluate } = setUp()
  const dispose = vi.fn()
  evaluate(() => preserve('socket', () => 'socket', dispose))
  control.begin()
  evaluate(() => preserve('renamed', () => 'renamed', dispose))
  control.rollBack()
  expect(dispose.mock.calls).toEqual([['renamed']])
  control.begin()
  expect(evaluate(() => preserve('socket', () => 'made anew', dispose))).toBe('socket')
  control.commit()
  expect(dispose).toHaveBeenCalledOnce()
})

it('disposes of the others when one disposer throws, and reports it', () => {
  const { control, evaluate, report } = setUp()
  const dispose = vi.fn()
  const error = new Error('on purpose')
  evaluate(() => {
    preserve(
      'a',
      () => 1,
      () => {
        throw error
      },
    )
    preserve('b', () => 2, dispose)
  })
  control.remove('/src/a.ts')
  expect(dispose).toHaveBeenCalledWith(2)
  expect(report).toHaveBeenCalledWith(error)
})

it('keeps nothing of what could not be made', () => {
  const { evaluate } = setUp()
  const fail = () => {
    throw new Error('on purpose')
  }
  expect(() => evaluate(() => preserve('socket', fail))).toThrow('on purpose')
  expect(evaluate(() => preserve('socket', () => 'made'))).toBe('made')
})
