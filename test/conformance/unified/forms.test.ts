import { describe, expect, test } from 'vitest'
import { eventually, type Stage } from '../support.ts'
import { FRAMEWORKS, show, type } from './support.ts'

const stateOf = (screen: Stage): Record<string, unknown> => JSON.parse(screen.getByRole('status').textContent)

function choose(select: HTMLSelectElement, ...values: string[]): void {
  for (const option of select.options) option.selected = values.includes(option.value)
  select.dispatchEvent(new Event('change', { bubbles: true }))
}

describe.each(FRAMEWORKS)('forms compiled for %s', (target) => {
  const start = async () => {
    const screen = await show('Forms', target)
    await screen.findByRole('status')
    const field = (id: string) => screen.getByTestId<HTMLInputElement>(id)
    const becomes = (state: object) => eventually(() => expect(stateOf(screen)).toMatchObject(state))
    return { screen, field, becomes }
  }

  test('show what they are bound to', async () => {
    const { screen, field } = await start()
    await eventually(() => expect(field('text').value).toBe('ab'))
    expect(['area', 'number', 'range', 'name', 'tag', 'value'].map((id) => field(id).value)).toEqual([
      'long',
      '1',
      '5',
      'Ada',
      't1',
      'fixed',
    ])
    expect(['checked', 'x', 'y', 'one', 'two', 'row1', 'row2'].map((id) => field(id).checked)).toEqual([
      true,
      true,
      false,
      true,
      false,
      false,
      true,
    ])
    expect(screen.getByTestId<HTMLSelectElement>('choice').value).toBe('b')
    expect(screen.getByTestId<HTMLSelectElement>('many').selectedOptions).toHaveLength(1)
  })

  test('assign what the user makes of them', async () => {
    const { screen, field, becomes } = await start()
    field('text').setSelectionRange(1, 1)
    type(field('text'), 'ZZ')
    await becomes({ text: 'aZZb' })
    expect(field('text').selectionStart).toBe(3)
    type(field('number'), '')
    field('number').value = '2.5'
    field('number').dispatchEvent(new Event('input'))
    for (const id of ['checked', 'y', 'one', 'two', 'row1']) field(id).click()
    choose(screen.getByTestId('choice'), 'a')
    choose(screen.getByTestId('many'), 'a', 'b')
    type(field('name'), '!')
    type(field('tag'), '?')
    screen.getByText('more').click()
    await becomes({
      number: 2.5,
      checked: false,
      radio: 'y',
      boxes: ['two'],
      choice: 'a',
      many: ['a', 'b'],
      user: { name: 'Ada!', tags: ['t0', 't1?'] },
      open: true,
      rows: [true, true],
    })
  })

  test('follow assignments, and select options that come later than their value', async () => {
    const { screen, field, becomes } = await start()
    screen.press('late')
    await becomes({ choice: 'c' })
    await eventually(() => expect(screen.getByTestId<HTMLSelectElement>('choice').value).toBe('c'))
    screen.press('reset')
    await eventually(() => expect(field('text').value).toBe('reset'))
    expect(field('number').value).toBe('')
    expect(field('value').value).toBe('new')
    expect(['y', 'one', 'two'].map((id) => field(id).checked)).toEqual([true, false, true])
    expect(screen.getByTestId<HTMLSelectElement>('many').value).toBe('b')
  })

  test('leave what the user types into a field that is not bound', async () => {
    const { screen, field, becomes } = await start()
    type(field('value'), 'more ')
    type(field('text'), 'x')
    await becomes({ text: 'abx' })
    expect(field('value').value).toContain('more')
    screen.press('node')
    expect(field('value').value).toBe('by hand')
  })

  test('hear `change` when the platform sends it, not at each key', async () => {
    const { field, becomes } = await start()
    type(field('text'), 'xy')
    await becomes({ changes: 0 })
    field('text').dispatchEvent(new Event('change', { bubbles: true }))
    await becomes({ changes: 1 })
  })
})
