import { signal } from 'metamon'
import { describe, expect, test } from 'vitest'
import { eventually } from '../support.ts'
import { FRAMEWORKS, htmlOf, press, show, type } from './support.ts'

describe.each(FRAMEWORKS)('the samples compiled for %s', (target) => {
  test('count in a batch, and read what was just written', async () => {
    signal<number>('count', 0).value = 0
    const screen = await show('Counter', target)
    const button = await screen.findByRole('button')
    expect(button.textContent).toBe('0/0/0')
    for (let round = 0; round < 3; round += 1) button.click()
    await eventually(() => expect(button.textContent).toBe('6/12/6'))
    expect(button.className).toBe('btn hot')
  })

  test('add to a list and toggle its rows', async () => {
    signal<unknown[]>('conformance:todos', []).value = []
    const screen = await show('Todo', target)
    await screen.findByText('Nothing yet')
    const input = screen.getByPlaceholderText<HTMLInputElement>('What next?')
    for (const text of ['alpha', 'beta']) {
      type(input, text)
      press(input, 'Enter')
      await screen.findByText(text)
    }
    expect(input.value).toBe('')
    const [first] = screen.getAllByRole('listitem')
    screen.getByText('beta').click()
    await screen.findByText('1 left')
    expect(screen.getAllByRole('listitem')[0]).toBe(first)
    expect(htmlOf(screen)).toBe(
      '<input placeholder="What next?"><p>1 left</p><ul><li>alpha</li><li class="done">beta</li></ul>',
    )
  })
})
