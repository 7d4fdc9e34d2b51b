import { afterEach, describe, expect, it, onTestFinished } from 'vitest'
import { captureDom } from '../../src/orchestrator/resume/dom-capture.ts'
import { EMPTY_DOM, readDom, type DomRecord } from '../../src/orchestrator/resume/dom-record.ts'
import { createResumedDom } from '../../src/orchestrator/resume/resumed-dom.ts'

const PAGE = `<main id="page">
  <input id="name"> <input id="pin" type="password"> <input id="card" autocomplete="cc-number">
  <input id="hidden" type="hidden">
  <textarea></textarea>
  <label><input type="checkbox" checked></label>
  <input type="radio" name="size" value="s" checked> <input type="radio" name="size" value="l">
  <select><option>a</option><option>b</option></select>
  <select multiple><option>a</option><option>b</option><option>c</option></select>
  <details><summary>more</summary><p>text</p></details>
  <dialog><button>close</button></dialog>
  <div id="log" style="height: 50px; overflow: auto"><div style="height: 500px"></div></div>
  <div style="height: 3000px"></div>
</main>`

/** A page as it is when it has just been loaded. */
function load(): HTMLElement {
  document.querySelector('#page')?.remove()
  window.scrollTo(0, 0)
  const page = document.createRange().createContextualFragment(PAGE).firstElementChild as HTMLElement
  document.body.append(page)
  return page
}

const find = <Found extends HTMLElement = HTMLInputElement>(selector: string): Found =>
  document.querySelector<Found>(selector)!

/** Does to the page what a user can do to it. */
function use(): void {
  find('#name').value = 'Ada'
  find('#pin').value = 'hunter2'
  find('#card').value = '4242'
  find('#hidden').value = 'hidden'
  find<HTMLTextAreaElement>('textarea').value = 'long'
  find('[type=checkbox]').checked = false
  find('[value=l]').checked = true
  find<HTMLSelectElement>('select').value = 'b'
  for (const option of find('select[multiple]').querySelectorAll('option'))
    option.selected = option.value !== 'b'
  find<HTMLDetailsElement>('details').open = true
  find('#log').scrollTop = 100
  window.scrollTo(0, 700)
  find('#name').focus({ preventScroll: true })
  find('#name').setSelectionRange(1, 2, 'backward')
}

const look = () => ({
  name: find('#name').value,
  secrets: find('#pin').value + find('#card').value + find('#hidden').value,
  text: find<HTMLTextAreaElement>('textarea').value,
  isChecked: find('[type=checkbox]').checked,
  size: find('[name=size]:checked').value,
  town: find<HTMLSelectElement>('select').value,
  towns: [...find<HTMLSelectElement>('select[multiple]').selectedOptions].map(({ value }) => value).join(),
  isOpen: find<HTMLDetailsElement>('details').open,
  isModal: document.querySelector('dialog:modal') !== null,
  log: find('#log').scrollTop,
  scroll: window.scrollY,
  focus: document.activeElement?.id,
  selection: [find('#name').selectionStart, find('#name').selectionEnd, find('#name').selectionDirection],
})

/** What is left over a page load: a copy, checked by whoever reads it. */
const capture = (pending = EMPTY_DOM): DomRecord =>
  readDom(JSON.parse(JSON.stringify(captureDom(document, pending))))!

function resume(record: DomRecord) {
  const resumed = createResumedDom(document, record)
  onTestFinished(resumed.release)
  return resumed
}

afterEach(() => document.querySelector('#page')?.remove())

describe('what a user has done to a document', () => {
  it('is done to the one that takes its place, all but what is secret, and nobody hears of it', () => {
    load()
    use()
    const used = look()
    const record = capture()
    expect(JSON.stringify(record)).not.toMatch(/hunter2|4242|hidden/)
    const page = load()
    const heard: string[] = []
    for (const type of ['input', 'change']) page.addEventListener(type, () => heard.push(type))
    resume(record).apply()
    expect(look()).toEqual({ ...used, secrets: '' })
    expect(heard).toEqual([])
  })

  it('is nothing where the document is as its markup says', () => {
    load()
    expect(capture()).toEqual(EMPTY_DOM)
  })

  it('opens a modal dialog as a modal one', () => {
    load()
    find<HTMLDialogElement>('dialog').showModal()
    const record = capture()
    load()
    resume(record).apply()
    expect(look().isModal).toBe(true)
  })

  it('waits for what comes later, and is taken along when the page is reloaded before', () => {
    load()
    use()
    const used = look()
    const record = capture()
    const page = load()
    page.remove()
    const resumed = resume(record)
    resumed.apply()
    const again = capture(resumed.pending())
    expect(new Set(again.elements)).toEqual(new Set(record.elements))
    load()
    resume(again).apply()
    expect(look()).toEqual({ ...used, secrets: '' })
  })

  it('is not put over what the user has done meanwhile', () => {
    load()
    use()
    const record = capture()
    load()
    const resumed = resume(record)
    find('#name').value = 'typed'
    document.body.dispatchEvent(new KeyboardEvent('keydown'))
    resumed.apply()
    expect(look()).toMatchObject({ name: 'typed', text: 'long', log: 0, scroll: 0 })
    expect(document.activeElement).toBe(document.body)
  })

  it('is left alone where the element is another one now, or a path is none', () => {
    load()
    const element = { path: '#name', tag: 'div', kind: 'text', type: 'text', text: 'x' } as const
    const broken = { ...element, path: ':::' }
    const resumed = resume({ ...EMPTY_DOM, elements: [element, broken] })
    expect(() => resumed.apply()).not.toThrow()
    expect(find('#name').value).toBe('')
  })
})
