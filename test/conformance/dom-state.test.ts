import { afterEach, describe, expect, it, onTestFinished } from 'vitest'
import { captureStyles } from '../../src/orchestrator/style-state.ts'
import { createPlace, type Tree } from './dom-page.ts'

afterEach(() => window.scrollTo(0, 0))

describe('what a user has done', () => {
  const FORM: Tree = [
    ['p', {}, [['input', {}], ['input', { type: 'password' }], ['textarea']]],
    ['input', { type: 'checkbox' }],
    ['input', { type: 'radio', name: 'size', value: 's', checked: '' }],
    ['input', { type: 'radio', name: 'size', value: 'l' }],
    [
      'select',
      { name: 'town' },
      [
        ['option', { value: 'a' }],
        ['option', { value: 'b' }],
      ],
    ],
    ['details', {}, [['summary']]],
  ]

  it('is given to the elements that take the place of those that it was done to', () => {
    const { state, show, find } = createPlace()
    show(FORM)
    const events: string[] = []
    for (const type of ['input', 'change']) {
      const listener = () => void events.push(type)
      document.addEventListener(type, listener)
      onTestFinished(() => document.removeEventListener(type, listener))
    }
    find<HTMLInputElement>('p input').value = 'typed'
    find<HTMLInputElement>('[type=password]').value = 'secret'
    find<HTMLTextAreaElement>('textarea').value = 'long'
    find<HTMLInputElement>('[type=checkbox]').checked = true
    find<HTMLInputElement>('[value=l]').checked = true
    find<HTMLSelectElement>('select').value = 'b'
    find<HTMLDetailsElement>('details').open = true
    const snapshot = state.capture()
    show(FORM)
    snapshot.restore()
    expect([
      find<HTMLInputElement>('p input').value,
      find<HTMLInputElement>('[type=password]').value,
      find<HTMLTextAreaElement>('textarea').value,
      find<HTMLInputElement>('[type=checkbox]').checked,
      find<HTMLInputElement>('[value=s]').checked,
      find<HTMLInputElement>('[value=l]').checked,
      find<HTMLSelectElement>('select').value,
      find<HTMLDetailsElement>('details').open,
    ]).toEqual(['typed', 'secret', 'long', true, false, true, 'b', true])
    expect(events).toEqual([])
  })

  it('is found again by a name or id where the place has changed', () => {
    const { state, show, find } = createPlace()
    show([
      ['input', { name: 'mail' }],
      ['input', { id: 'town' }],
    ])
    find<HTMLInputElement>('[name=mail]').value = 'a@b'
    find<HTMLInputElement>('#town').value = 'Ulm'
    const snapshot = state.capture()
    show([['section', {}, [['input', { id: 'town' }]]], ['input'], ['input', { name: 'mail' }]])
    snapshot.restore()
    expect(find<HTMLInputElement>('[name=mail]').value).toBe('a@b')
    expect(find<HTMLInputElement>('#town').value).toBe('Ulm')
    expect(find<HTMLInputElement>('#place > input').value).toBe('')
  })

  it('is not put over what the app or the user has put there meanwhile', () => {
    const { state, show, find } = createPlace()
    show([['input']])
    const kept = find<HTMLInputElement>('input')
    kept.value = 'typed'
    const alive = state.capture()
    kept.value = 'typed on'
    alive.restore()
    expect(kept.value).toBe('typed on')
    const replaced = state.capture()
    show([['input']])
    find<HTMLInputElement>('input').value = 'set by the app'
    replaced.restore()
    expect(find<HTMLInputElement>('input').value).toBe('set by the app')
  })

  it('is not given to an element that was there before, or is of another kind', () => {
    const { state, show, find } = createPlace()
    show([
      ['input', { class: 'first' }],
      ['input', { class: 'second' }],
    ])
    find<HTMLInputElement>('.first').value = 'typed'
    const snapshot = state.capture()
    find('.first').remove()
    snapshot.restore()
    expect(find<HTMLInputElement>('.second').value).toBe('')
    find<HTMLInputElement>('.second').value = 'typed'
    const other = state.capture()
    show([['input', { type: 'number' }]])
    other.restore()
    expect(find<HTMLInputElement>('input').value).toBe('')
  })
})

describe('the focus', () => {
  it('goes on in the new element, with what was selected', () => {
    const { state, show, find } = createPlace()
    show([['input']])
    const input = find<HTMLInputElement>('input')
    input.value = 'typed'
    input.focus()
    input.setSelectionRange(1, 3)
    const snapshot = state.capture()
    show([['input']])
    snapshot.restore()
    const next = find<HTMLInputElement>('input')
    expect(document.activeElement).toBe(next)
    expect([next.selectionStart, next.selectionEnd]).toEqual([1, 3])
  })

  it('is not taken from where it has gone, nor from a user who has acted', () => {
    const { state, show, find } = createPlace()
    show([['input', { class: 'a' }], ['button']])
    find<HTMLInputElement>('.a').focus()
    const gone = state.capture()
    show([['input', { class: 'a' }], ['button']])
    find<HTMLButtonElement>('button').focus()
    gone.restore()
    expect(document.activeElement).toBe(find('button'))
    const acted = state.capture()
    show([['button']])
    document.body.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }))
    acted.restore()
    expect(document.activeElement).toBe(document.body)
  })
})

describe('scroll positions', () => {
  const LIST: Tree = [
    ['div', { class: 'list', style: 'height: 40px; overflow: auto' }, [['p', { style: 'height: 900px' }]]],
    ['p', { style: 'height: 4000px' }],
  ]

  it('are those of before, of the page and of what scrolls in it', async () => {
    const { state, show, find } = createPlace()
    show(LIST)
    const scrolled = new Promise((resolve) => find('.list').addEventListener('scroll', resolve))
    find('.list').scrollTop = 120
    window.scrollTo(0, 300)
    await scrolled
    const snapshot = state.capture()
    show([])
    expect(window.scrollY).toBe(0)
    show(LIST)
    snapshot.restore()
    expect([find('.list').scrollTop, window.scrollY]).toEqual([120, 300])
  })

  it('are those of before where scoped styles have added a class to what scrolls, or taken it away', async () => {
    const { state, show, find } = createPlace()
    const style = 'height: 40px; overflow: auto'
    const list = (className: string, scope: string): Tree => [
      [
        'section',
        {},
        [['div', { class: className, style }, [['div', { class: scope, style: 'height: 900px' }]]]],
      ],
    ]
    for (const [before, after] of [
      [list('scoped list', 'scoped'), list('list', '')],
      [list('list', ''), list('scoped list', 'scoped')],
    ] as const) {
      show(before)
      const scrolled = new Promise((resolve) => find('.list').addEventListener('scroll', resolve))
      find('.list').scrollTop = 120
      await scrolled
      const snapshot = state.capture()
      show([['main', {}, after]])
      snapshot.restore()
      expect(find('.list').scrollTop).toBe(120)
    }
  })
})

describe('styles that Vite has put into the page', () => {
  const addStyle = (id: string, text: string) => {
    const style = document.createElement('style')
    style.setAttribute('data-vite-dev-id', id)
    style.textContent = text
    document.head.append(style)
    onTestFinished(() => style.remove())
    return style
  }

  it('are as they were, and new ones are empty', () => {
    const old = addStyle('/a.css', 'a { color: red }')
    const restore = captureStyles(document)
    old.textContent = 'a { color: blue }'
    const added = addStyle('/b.css', 'b { color: blue }')
    restore()
    expect([old.textContent, added.textContent]).toEqual(['a { color: red }', ''])
    expect(added.isConnected).toBe(true)
  })
})
