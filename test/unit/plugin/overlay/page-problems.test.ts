import { expect, it } from 'vitest'
import { createPageProblems } from '../../../../src/plugin/overlay/page-problems.ts'
import { withId } from '../../../../src/plugin/overlay/problem-id.ts'
import type { ThrownError } from '../../../../src/shared/problem.ts'

const thrown = (message: string, file?: string): ThrownError => ({
  message,
  phase: 'uncaught',
  stack: '',
  components: [],
  causes: [],
  ...(file !== undefined && { file }),
})

function setUp() {
  const problems = createPageProblems(({ message, phase, components, file }) =>
    withId({
      message,
      phase,
      components,
      isCompile: false,
      lines: [],
      stack: [],
      causes: [],
      ...(file !== undefined && { file }),
    }),
  )
  const textsOf = (client: object) => problems.of(client).map(({ message }) => message)
  return { problems, textsOf, one: { name: 'one' }, other: { name: 'other' } }
}

it('tells each page of what it has thrown itself, once, until it leaves', () => {
  const { problems, textsOf, one, other } = setUp()
  problems.add(one, { errors: [thrown('a'), thrown('a')] })
  problems.add(other, { errors: [thrown('b')] })
  problems.add(one, { errors: [thrown('a')] })
  expect([textsOf(one), textsOf(other)]).toEqual([['a'], ['b']])
  problems.left(one)
  expect(textsOf(one)).toEqual([])
})

it('forgets what was thrown in files that have changed', () => {
  const { problems, textsOf, one } = setUp()
  problems.add(one, { errors: [thrown('a', 'src/a.ts'), thrown('b', 'src/b.ts'), thrown('c')] })
  problems.mended(['src/a.ts'])
  expect(textsOf(one)).toEqual(['b', 'c'])
})

it('keeps what belongs to an update for that, whichever page has said it', () => {
  const { problems, textsOf, one, other } = setUp()
  problems.add(one, { id: '1', errors: [thrown('a')] })
  problems.add(other, { id: '1', errors: [thrown('a'), thrown('b')] })
  expect(textsOf(one)).toEqual([])
  expect(problems.take('1').map(({ message }) => message)).toEqual(['a', 'b'])
  expect(problems.take('1')).toEqual([])
})

it('does not grow with what anybody sends', () => {
  const { problems, textsOf, one } = setUp()
  for (let sent = 0; sent < 1000; sent++) {
    problems.add(one, { errors: [thrown(`a${sent}`)] })
    problems.add(one, { id: `u${sent}`, errors: [thrown('b')] })
  }
  expect(textsOf(one)).toHaveLength(20)
  const kept = Array.from({ length: 1000 }, (_, sent) => problems.take(`u${sent}`)).filter(
    (found) => found.length > 0,
  )
  expect(kept).toHaveLength(10)
})
