import { describe, expect, it, onTestFinished } from 'vitest'
import { createPlace, type Tree } from './dom-page.ts'

const EDITOR: Tree = [['p', { class: 'editor', contenteditable: '' }]]

describe('an element that can be edited', () => {
  /** Writes as a user does, with the browser telling of it. */
  const write = (element: Element, text: string) => {
    element.append(text)
    element.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }))
  }

  it('holds what was written into the one before, with what was selected', () => {
    const { state, show, find } = createPlace()
    show(EDITOR)
    const bold = document.createElement('b')
    bold.append('bold')
    find('.editor').append(bold)
    write(find('.editor'), 'plain')
    find<HTMLElement>('.editor').focus()
    document.getSelection()!.setBaseAndExtent(find('.editor b').firstChild!, 1, find('.editor').lastChild!, 3)
    const snapshot = state.capture()
    show(EDITOR)
    snapshot.restore()
    expect(document.activeElement).toBe(find('.editor'))
    expect([...find('.editor').childNodes].map((one) => `${one.nodeName} ${one.textContent}`)).toEqual([
      'B bold',
      '#text plain',
    ])
    expect(String(document.getSelection())).toBe('oldpla')
  })

  it('keeps the text that its framework has put there, and edits it', () => {
    const { state, show, find } = createPlace()
    show(EDITOR)
    write(find('.editor'), 'written')
    const snapshot = state.capture()
    show(EDITOR)
    const text = document.createTextNode('given')
    find('.editor').append(text)
    snapshot.restore()
    expect(text.isConnected).toBe(true)
    expect(text.data).toBe('written')
  })

  it('is left as it is where nobody has written', () => {
    const { state, show, find } = createPlace()
    show(EDITOR)
    find('.editor').append('set by the app')
    const snapshot = state.capture()
    show(EDITOR)
    snapshot.restore()
    expect(find('.editor').textContent).toBe('')
  })
})

describe('selected text', () => {
  it('is selected again where its elements are new', () => {
    const { state, show, find } = createPlace()
    const write = () => {
      show([['p'], ['p', { class: 'second' }]])
      for (const element of document.querySelectorAll('#place p')) element.append('some text')
    }
    write()
    document.getSelection()!.setBaseAndExtent(find('p').firstChild!, 5, find('.second').firstChild!, 4)
    const snapshot = state.capture()
    write()
    snapshot.restore()
    expect(String(document.getSelection()).replaceAll('\n', '')).toBe('textsome')
    document.getSelection()!.removeAllRanges()
  })

  it('is not selected again for a user who has pointed elsewhere', () => {
    const { state, show, find } = createPlace()
    show([['p']])
    find('p').append('some text')
    document.getSelection()!.selectAllChildren(find('p'))
    const snapshot = state.capture()
    show([['p']])
    document.body.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }))
    snapshot.restore()
    expect(document.getSelection()!.isCollapsed).toBe(true)
  })
})

describe('the focus', () => {
  it('comes back to an element that was moved, without its element being told twice', () => {
    const { state, show, find } = createPlace()
    show([['input'], ['div']])
    const input = find<HTMLInputElement>('input')
    input.focus()
    const snapshot = state.capture()
    const events: string[] = []
    for (const type of ['focus', 'blur']) input.addEventListener(type, () => events.push(type))
    find('div').append(input)
    snapshot.restore()
    expect(document.activeElement).toBe(input)
    expect(events.filter((one) => one === 'focus')).toHaveLength(1)
  })

  it('stays where it is without an event when its element has stayed', () => {
    const { state, show, find } = createPlace()
    show([['input'], ['p']])
    const input = find<HTMLInputElement>('input')
    input.focus()
    const snapshot = state.capture()
    const events: string[] = []
    for (const type of ['focus', 'blur', 'focusin', 'focusout']) {
      const listener = () => void events.push(type)
      document.addEventListener(type, listener, true)
      onTestFinished(() => document.removeEventListener(type, listener, true))
    }
    find('p').remove()
    snapshot.restore()
    expect(document.activeElement).toBe(input)
    expect(events).toEqual([])
  })

  it('goes on from where the user has moved it meanwhile', () => {
    const { state, show, find } = createPlace()
    show([
      ['input', { class: 'a' }],
      ['input', { class: 'b' }],
    ])
    find<HTMLInputElement>('.a').focus()
    const snapshot = state.capture()
    find<HTMLInputElement>('.b').focus()
    show([
      ['input', { class: 'a' }],
      ['input', { class: 'b' }],
    ])
    snapshot.restore()
    expect(document.activeElement).toBe(find('.b'))
  })
})

describe('a scroll position', () => {
  it('comes back to an element whose content was made anew', async () => {
    const { state, show, find } = createPlace()
    const style = 'height: 40px; overflow: auto; scroll-behavior: smooth'
    show([['div', { style }, [['p', { style: 'height: 900px' }]]]])
    const scrolled = new Promise((resolve) => find('div').addEventListener('scroll', resolve))
    find('div').scrollTo({ top: 120, behavior: 'instant' })
    await scrolled
    const snapshot = state.capture()
    const content = document.createElement('p')
    content.style.height = '900px'
    find('p').remove()
    expect(find('div').scrollTop).toBe(0)
    find('div').append(content)
    snapshot.restore()
    expect(find('div').scrollTop).toBe(120)
  })
})

describe('text that is being composed', () => {
  const compose = (element: Element, type: 'compositionstart' | 'compositionend') =>
    element.dispatchEvent(new CompositionEvent(type, { bubbles: true, composed: true }))
  const FOREVER = 60_000

  it('is waited for until it is done', async () => {
    const { state, show, find } = createPlace()
    show([['input']])
    find<HTMLInputElement>('input').focus()
    await state.composed(FOREVER)
    compose(find('input'), 'compositionstart')
    const order: string[] = []
    const waiting = state.composed(FOREVER).then(() => order.push('update'))
    await Promise.resolve()
    order.push('done')
    compose(find('input'), 'compositionend')
    await waiting
    expect(order).toEqual(['done', 'update'])
  })

  it('is not waited for longer than the limit, nor where the focus has gone elsewhere', async () => {
    const { state, show, find } = createPlace()
    show([['input'], ['button']])
    find<HTMLInputElement>('input').focus()
    compose(find('input'), 'compositionstart')
    await state.composed(1)
    find<HTMLButtonElement>('button').focus()
    await state.composed(FOREVER)
    expect(document.activeElement).toBe(find('button'))
  })
})
