import { describe, expect, it } from 'vitest'
import { createPlace, type Tree } from './dom-page.ts'

const TEXT_TYPES = {
  text: 'typed',
  search: 'typed',
  email: 'a@b',
  url: 'http://a.b',
  tel: '123',
  password: 'secret',
  number: '7',
  range: '80',
  color: '#ff0000',
  date: '2026-01-02',
  time: '10:20',
  month: '2026-01',
  week: '2026-W02',
  'datetime-local': '2026-01-02T10:20',
}

describe('a field that is made anew', () => {
  it.each(Object.entries(TEXT_TYPES))('of type %s holds what the one before held', (type, value) => {
    const { state, show, find } = createPlace()
    show([['input', { type }]])
    find<HTMLInputElement>('input').value = value
    const snapshot = state.capture()
    show([['input', { type }]])
    snapshot.restore()
    expect(find<HTMLInputElement>('input').value).toBe(value)
  })

  it('is empty where the user has emptied it', () => {
    const { state, show, find } = createPlace()
    const form: Tree = [['input', { value: 'given' }]]
    show(form)
    find<HTMLInputElement>('input').value = ''
    const snapshot = state.capture()
    show(form)
    snapshot.restore()
    expect(find<HTMLInputElement>('input').value).toBe('')
  })

  it('has every option selected that was', () => {
    const { state, show, find } = createPlace()
    const options: Tree = ['a', 'b', 'c'].map((value) => ['option', { value }])
    show([['select', { multiple: '' }, options]])
    for (const option of find<HTMLSelectElement>('select').options) option.selected = option.value !== 'b'
    const snapshot = state.capture()
    show([['select', { multiple: '' }, [['option', { value: 'new' }], ...options]]])
    snapshot.restore()
    const selected = [...find<HTMLSelectElement>('select').selectedOptions].map(({ value }) => value)
    expect(selected).toEqual(['a', 'c'])
  })

  it('has the files that were chosen', () => {
    const { state, show, find } = createPlace()
    show([['input', { type: 'file' }]])
    const transfer = new DataTransfer()
    transfer.items.add(new File(['x'], 'chosen.txt'))
    find<HTMLInputElement>('input').files = transfer.files
    const snapshot = state.capture()
    show([['input', { type: 'file' }]])
    snapshot.restore()
    expect(find<HTMLInputElement>('input').files![0]!.name).toBe('chosen.txt')
  })

  it('holds what was typed between the snapshot and the moment in which the old one went', () => {
    const { state, show, find } = createPlace()
    show([['input'], ['textarea']])
    find<HTMLInputElement>('input').value = 'begun'
    const snapshot = state.capture()
    find<HTMLInputElement>('input').value = 'begun and done'
    find<HTMLTextAreaElement>('textarea').value = 'late'
    show([['input'], ['textarea']])
    snapshot.restore()
    expect(find<HTMLInputElement>('input').value).toBe('begun and done')
    expect(find<HTMLTextAreaElement>('textarea').value).toBe('late')
  })

  it('keeps what was typed into it before it is given anything', () => {
    const { state, show, find } = createPlace()
    show([['input']])
    find<HTMLInputElement>('input').value = 'old'
    const snapshot = state.capture()
    show([['input']])
    find<HTMLInputElement>('input').value = 'typed meanwhile'
    snapshot.restore()
    expect(find<HTMLInputElement>('input').value).toBe('typed meanwhile')
  })

  it('hands on what it was given, and what was typed into it since, when it is made anew again', () => {
    const { state, show, find } = createPlace()
    show([['input'], ['textarea']])
    find<HTMLInputElement>('input').value = 'first'
    const snapshot = state.capture()
    show([['input'], ['textarea']])
    snapshot.restore()
    find<HTMLTextAreaElement>('textarea').value = 'second'
    show([['input'], ['textarea']])
    expect(snapshot.restore()).toEqual([])
    expect(find<HTMLInputElement>('input').value).toBe('first')
    expect(find<HTMLTextAreaElement>('textarea').value).toBe('second')
  })
})

describe('fields without id and name', () => {
  it('are told apart by their order where the elements around them have changed', () => {
    const { state, show, find } = createPlace()
    show([['input'], ['input'], ['textarea']])
    const [first, second] = document.querySelectorAll<HTMLInputElement>('#place input')
    Object.assign(first!, { value: 'one' })
    Object.assign(second!, { value: 'two' })
    find<HTMLTextAreaElement>('textarea').value = 'three'
    const snapshot = state.capture()
    show([
      [
        'section',
        {},
        [
          ['label', {}, [['input']]],
          ['label', {}, [['input']]],
        ],
      ],
      ['p', {}, [['textarea']]],
    ])
    snapshot.restore()
    const values = [...document.querySelectorAll<HTMLInputElement>('#place input, #place textarea')]
    expect(values.map(({ value }) => value)).toEqual(['one', 'two', 'three'])
  })

  it('are not mixed up with those that a user tells apart by what they say', () => {
    const { state, show, find } = createPlace()
    show([['input', { placeholder: 'name' }]])
    find<HTMLInputElement>('input').value = 'Ada'
    const snapshot = state.capture()
    show([
      ['input', { placeholder: 'town' }],
      ['input', { placeholder: 'name' }],
    ])
    snapshot.restore()
    expect(find<HTMLInputElement>('[placeholder=town]').value).toBe('')
    expect(find<HTMLInputElement>('[placeholder=name]').value).toBe('Ada')
  })

  it('are told apart by their class where another has come in front of them', () => {
    const { state, show, find } = createPlace()
    show([['p', {}, [['input', { class: 'old' }]]]])
    find<HTMLInputElement>('input').value = 'typed'
    const snapshot = state.capture()
    show([
      [
        'p',
        {},
        [
          ['input', { class: 'new' }],
          ['input', { class: 'old' }],
        ],
      ],
    ])
    snapshot.restore()
    expect(find<HTMLInputElement>('.new').value).toBe('')
    expect(find<HTMLInputElement>('.old').value).toBe('typed')
  })

  it('are found in open shadow roots', () => {
    const { state, show, find } = createPlace()
    const fill = () => {
      const root = find('section').attachShadow({ mode: 'open' })
      const list = document.createElement('div')
      list.style.cssText = 'height: 40px; overflow: auto'
      const content = document.createElement('p')
      content.style.height = '900px'
      list.append(content)
      root.append(document.createElement('input'), list)
      return { input: root.querySelector('input')!, list }
    }
    show([['section']])
    const before = fill()
    before.input.value = 'inside'
    before.list.scrollTop = 50
    before.input.focus()
    before.input.setSelectionRange(2, 4)
    const snapshot = state.capture()
    show([['section']])
    const after = fill()
    snapshot.restore()
    expect(after.input.value).toBe('inside')
    expect(after.list.scrollTop).toBe(50)
    expect(find('section').shadowRoot!.activeElement).toBe(after.input)
    expect([after.input.selectionStart, after.input.selectionEnd]).toEqual([2, 4])
  })
})

describe('what has no element any more', () => {
  it('is named, without what was in it', () => {
    const { state, show, find } = createPlace()
    show([['input', { name: 'mail' }], ['input', { id: 'untouched' }], ['textarea']])
    find<HTMLInputElement>('input').value = 'a@b'
    find<HTMLTextAreaElement>('textarea').value = 'long'
    const snapshot = state.capture()
    show([['p']])
    const reason = 'its element is no longer on the page'
    expect(snapshot.restore()).toEqual([
      { name: 'dom:input[name="mail"]', reason },
      { name: 'dom:textarea', reason },
    ])
  })
})
