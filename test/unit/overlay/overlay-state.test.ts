import { expect, it } from 'vitest'
import { nextState, problemOf, turnPage } from '../../../src/overlay/overlay-state.ts'
import type { Problem, ProblemsMessage } from '../../../src/shared/problem.ts'

const problem = (id: string, isCompile = true): Problem => ({
  id,
  isCompile,
  message: id,
  phase: isCompile ? 'parse' : 'render',
  lines: [],
  stack: [],
  causes: [],
  components: [],
})
const messageOf = (problems: readonly Problem[], isStrict = false): ProblemsMessage => ({
  problems,
  isStrict,
  sentence: '',
  isRunningLastGood: true,
  root: '/app',
  versions: '',
})

it('opens for what cannot be compiled, and is a pill for what was thrown', () => {
  expect(nextState(messageOf([problem('a')]), undefined, undefined).mode).toBe('open')
  expect(nextState(messageOf([problem('a', false)]), undefined, undefined).mode).toBe('pill')
})

it('is what the user has made of it, for each set of problems', () => {
  expect(nextState(messageOf([problem('a')]), undefined, 'pill').mode).toBe('pill')
  expect(nextState(messageOf([problem('a', false)]), undefined, 'open').mode).toBe('open')
})

it('stays as it is while nothing new comes', () => {
  const first = nextState(messageOf([problem('a'), problem('b', false)]), undefined, undefined)
  const pill = { ...first, mode: 'pill' as const }
  expect(nextState(messageOf([problem('b', false)]), pill, undefined).mode).toBe('pill')
  expect(nextState(messageOf([problem('c')]), pill, undefined).mode).toBe('open')
})

it('is always open where nothing else is to be done before the fix', () => {
  expect(nextState(messageOf([problem('a', false)], true), undefined, 'pill').mode).toBe('open')
})

it('turns its pages all around, and stays at the problem that was looked at', () => {
  const first = nextState(messageOf([problem('a'), problem('b'), problem('c')]), undefined, undefined)
  const last = turnPage(first, -1)
  expect(problemOf(last)?.id).toBe('c')
  expect(problemOf(turnPage(last, 1))?.id).toBe('a')
  const next = nextState(messageOf([problem('c'), problem('d')]), last, undefined)
  expect([next.index, problemOf(next)?.id]).toEqual([0, 'c'])
  expect(nextState(messageOf([problem('d')]), last, undefined).index).toBe(0)
})
