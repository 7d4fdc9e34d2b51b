import { expect, it } from 'vitest'
import { readThrown } from '../../../../src/plugin/overlay/read-thrown.ts'

const ERROR = { phase: 'render', message: 'a', stack: '', components: [], causes: [] }

it.each([undefined, null, 1, 'text', [], {}, { errors: 'all' }, { errors: [] }, { errors: [null, 1, {}] }])(
  'takes %j for nothing',
  (message) => expect(readThrown(message)).toBeUndefined(),
)

it('keeps known fields of known shape only', () => {
  const hostile = {
    ...ERROR,
    id: 'x'.repeat(100),
    file: 1,
    framework: 'angular',
    components: ['A', 1, {}],
    causes: [{ message: 'b', stack: 1, more: 1 }, { stack: '' }, null],
    __proto__: { polluted: true },
    extra: '<img onerror=alert(1)>',
  }
  expect(readThrown({ id: 'x'.repeat(100), errors: [hostile] })).toEqual({
    errors: [{ ...ERROR, components: ['A'], causes: [{ message: 'b', stack: '' }] }],
  })
})

it('takes no unknown phase, and no more errors and text than there is room for', () => {
  expect(readThrown({ errors: [{ ...ERROR, phase: 'transform2' }] })).toBeUndefined()
  const many = readThrown({
    errors: Array.from({ length: 1000 }, () => ({ ...ERROR, message: 'x'.repeat(1e6) })),
  })
  expect(many!.errors).toHaveLength(20)
  expect(many!.errors[0]!.message).toHaveLength(4000)
})
