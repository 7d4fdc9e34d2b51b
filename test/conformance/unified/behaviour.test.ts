import { emit, on } from 'metamon'
import { describe, expect, onTestFinished, test } from 'vitest'
import { eventually, settled } from '../support.ts'
import { FRAMEWORKS, htmlOf, press, show } from './support.ts'

function listen(name: string): string[] {
  const heard: string[] = []
  onTestFinished(on(name, (payload) => void heard.push(String(payload))))
  return heard
}

describe.each(FRAMEWORKS)('components compiled for %s', (target) => {
  test('live and die in one order', async () => {
    const heard = listen('conformance:life')
    const screen = await show('Parent', target)
    await eventually(() => expect(heard).toHaveLength(6))
    expect(heard).toEqual([
      'Ada init name,onMore,onSaved,value',
      'Ada mount',
      'second init name',
      'second mount',
      'parent init',
      'parent mount',
    ])
    heard.length = 0
    emit('conformance:ping')
    expect(heard).toEqual(['Ada pinged', 'second pinged'])
    screen.press('toggle')
    await eventually(() => expect(heard).toContain('second destroy'))
    screen.press('toggle')
    await eventually(() => expect(heard).toContain('second mount'))
    heard.length = 0
    screen.unmount()
    await eventually(() => expect(heard).toHaveLength(6))
    expect(heard).toEqual([
      'second destroy',
      'second cleanup',
      'Ada destroy',
      'Ada cleanup',
      'parent destroy',
      'parent cleanup',
    ])
    emit('conformance:ping')
    expect(heard).toHaveLength(6)
  })

  test('hand on props, events, bindings and slots', async () => {
    const screen = await show('Parent', target)
    await screen.findByText('hello Ada')
    await screen.findByText('year 2001 of Ada')
    const section = screen.container.querySelector('section')
    screen.press('save Ada')
    await screen.findByText('Ada 1')
    screen.press('more Ada 1')
    await screen.findByText('Ada 2')
    await screen.findByText('year 2002 of Ada')
    screen.press('rename')
    await screen.findByText('hello Eve')
    await screen.findByText('inside Eve')
    await screen.findByText('year 2002 of Eve')
    expect(screen.container.querySelector('section')).toBe(section)
    expect(htmlOf(screen).replaceAll(/\s+/g, ' ')).toContain(
      '<section data-name="second"><b>hello second</b><button>save second</button><button>more second 0</button>nothingno footer</section>',
    )
  })

  test('keep the rows of a list, with focus and text, when it is replaced or turned round', async () => {
    const screen = await show('Rows', target)
    const row = await screen.findByTestId('row2')
    const input = row.querySelector('input')!
    input.focus()
    input.value = 'typed'
    screen.press('shout')
    await screen.findByText('1 TWO 2')
    expect(screen.getByTestId('row2')).toBe(row)
    expect(document.activeElement).toBe(input)
    screen.press('reverse')
    await screen.findByText('0 THREE 3')
    expect(screen.getByTestId('row2')).toBe(row)
    screen.press('deep')
    await screen.findByText('0 THREE 13')
    await screen.findByText('1 TWO 3')
    screen.getByText('1 TWO 3').click()
    await screen.findByText('1TWO')
    screen.press('drop')
    await eventually(() => expect(screen.queryByTestId('row2')).toBeNull())
    expect([...screen.container.querySelectorAll('ol')].map((list) => list.textContent)).toEqual([
      '3-THREE-01-ONE-1',
      'THREE3!ONE1',
      '3;6;1;2;',
    ])
    screen.press('drop')
    screen.press('reverse')
    await eventually(() => expect(screen.getByTestId('row3').textContent).toBe('0 THREE 13'))
  })

  test('hear the events of the platform, in its order', async () => {
    const screen = await show('Events', target)
    const output = await screen.findByRole('status')
    const heard = async (events: string) => {
      await settled()
      await eventually(() => expect(output.textContent).toBe(events))
    }
    screen.press('plain')
    await heard('capture plain outer')
    screen.press('stopped')
    await heard('capture plain outer capture stopped')
    screen.press('once')
    screen.press('once')
    await heard('capture plain outer capture stopped capture once outer capture outer')
    const before = output.textContent
    screen.getByRole('button', { name: 'ctrl' }).dispatchEvent(new MouseEvent('click', { ctrlKey: true }))
    await heard(`${before} capture ctrl`)
    screen.getByTestId('self').firstElementChild?.dispatchEvent(new MouseEvent('click', { bubbles: true }))
    await heard(`${before} capture ctrl capture outer`)
    screen.getByTestId('custom').dispatchEvent(new CustomEvent('custom', { detail: 'own' }))
    await heard(`${before} capture ctrl capture outer own`)
    const keys = screen.getByTestId('keys')
    for (const key of ['Escape', 'x', 'Enter']) {
      keys.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }))
    }
    await heard(`${before} capture ctrl capture outer own esc enter`)
    keys.focus()
    keys.blur()
    await heard(`${before} capture ctrl capture outer own esc enter focus blur`)
    press(keys, 'Enter')
    screen.press('submit')
    await heard(
      `${before} capture ctrl capture outer own esc enter focus blur capture submit outer`.replace(
        'capture submit outer',
        'capture outer submit',
      ),
    )
  })

  test('spread attributes, listeners and classes', async () => {
    const screen = await show('Attributes', target)
    const element = await screen.findByTestId('spread')
    await eventually(() => expect(element.title).toBe('spread'))
    expect(element.className).toBe('own spread')
    expect(screen.getByTestId('win').title).toBe('own')
    element.click()
    await eventually(() => expect(element.textContent).toBe('1'))
    screen.press('swap')
    await eventually(() => expect(element.dataset).toMatchObject({ b: '2' }))
    expect(element.className).toBe('own other')
    expect(element.hasAttribute('title')).toBe(false)
    expect(screen.getByTestId('win').title).toBe('own')
    element.click()
    await settled()
    expect(element.textContent).toBe('1')
  })

  test('reach the globals of the page, and the bus', async () => {
    const screen = await show('Globals', target)
    await screen.findByText('true|function|block|/b')
    screen.press('press')
    await screen.findByText('eA== from the template 2,4')
  })
})
