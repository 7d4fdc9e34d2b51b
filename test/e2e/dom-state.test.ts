import type { Page } from 'playwright-core'
import { createHotReloadTest, type HotReloadTest } from 'metamon/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { FRAMEWORKS, type Framework } from '../../src/shared/framework.ts'
import { domApp, FORM_FILES } from './support/dom-app.ts'

let app: HotReloadTest

beforeAll(async () => {
  app = await createHotReloadTest({ files: domApp({ reloadTimeout: 60_000 }) })
  for (const framework of FRAMEWORKS) await app.page.waitForSelector(`#${framework} section`)
})
afterAll(() => app.close())

/** What the user has done to the form of a framework. */
const read = (page: Page, framework: Framework) =>
  page.evaluate((id) => {
    const find = <Found extends Element>(selector: string) =>
      document.querySelector<Found>(`#${id} ${selector}`)!
    const valueOf = (selector: string) => find<HTMLInputElement>(selector).value
    const isChecked = (selector: string) => find<HTMLInputElement>(selector).checked
    const { selectionStart, selectionEnd } = find<HTMLInputElement>('.text')
    const audio = find<HTMLAudioElement>('audio')
    return {
      count: find('button').textContent,
      values: ['.text', '.named', '.range', '.date', '.secret', '.one', 'textarea', '.inside'].map(valueOf),
      files: [...find<HTMLInputElement>('.file').files!].map(({ name }) => name),
      checked: ['.box', '.small', '.large'].map(isChecked),
      selected: [...find<HTMLSelectElement>('.many').selectedOptions].map(({ value }) => value),
      isOpen: [find<HTMLDetailsElement>('details').open, find<HTMLDialogElement>('dialog').open],
      editor: find('.editor').textContent,
      audio: [audio.volume, audio.playbackRate, audio.muted],
      scroll: [find('.list').scrollTop, window.scrollY],
      focus: document.activeElement?.className,
      caret: [selectionStart, selectionEnd],
    }
  }, framework)

/** Does everything to a form that a user can. */
async function use(page: Page, framework: Framework): Promise<Awaited<ReturnType<typeof read>>> {
  const at = (selector: string) => page.locator(`#${framework} ${selector}`)
  await at('.file').setInputFiles({ name: 'chosen.txt', mimeType: 'text/plain', buffer: Buffer.from('x') })
  await at('.editor').click()
  await page.keyboard.type('written')
  await page.evaluate(async (id) => {
    const find = <Found extends Element>(selector: string) =>
      document.querySelector<Found>(`#${id} ${selector}`)!
    const enter = (selector: string, value: string) => void (find<HTMLInputElement>(selector).value = value)
    find<HTMLElement>('button').click()
    enter('.text', 'some text')
    enter('.named', 'a@b')
    enter('.range', '80')
    enter('.date', '2026-01-02')
    enter('.secret', 'secret')
    enter('.one', 'b')
    enter('textarea', 'long text')
    enter('.inside', 'inside')
    find<HTMLInputElement>('.box').checked = true
    find<HTMLInputElement>('.large').checked = true
    for (const option of find<HTMLSelectElement>('.many').options) option.selected = option.value !== 'b'
    find<HTMLDetailsElement>('details').open = true
    find<HTMLDialogElement>('dialog').open = true
    Object.assign(find('audio'), { volume: 0.5, playbackRate: 2, muted: true })
    find<HTMLInputElement>('.text').focus()
    find<HTMLInputElement>('.text').setSelectionRange(2, 5)
    const list = find('.list')
    list.scrollTop = 0
    window.scrollTo(0, 300)
    const scrolled = new Promise((resolve) => list.addEventListener('scroll', resolve))
    list.scrollTop = 120
    await scrolled
  }, framework)
  return read(page, framework)
}

const script: Record<Framework, readonly [string, string]> = {
  react: ['const [count', 'const [added] = useState(9)\n  void added\n  const [count'],
  vue: ['const count', 'const added = ref(9)\nvoid added\nconst count'],
  svelte: ['let count', 'let added = $state(9)\nvoid added\nlet count'],
  solid: ['const [count', 'const [added] = createSignal(9)\n  void added\n  const [count'],
}

describe.each(FRAMEWORKS)('in %s, what the user has done', (framework) => {
  const file = FORM_FILES[framework]

  it.each([
    ['text', 'markup-0', 'markup-1', 'b'],
    // React keeps the elements by their order: in front, it would give each the place of the one before.
    ['an element more', '<audio></audio>', '<audio></audio><input class="new" />', '.new'],
    ['the outermost element', /<(\/?)section>/g, '<$1article>', 'article'],
    ['an element around', /<section>([^]*)<\/section>/, '<main><section>$1</section></main>', 'main'],
  ] as const)('outlives an edit of the markup: %s', async (_, from, to, selector) => {
    const before = await use(app.page, framework)
    const text = await app.read(file)
    const entry = await app.edit(file, (old) => {
      const changed = old.replace(from, to)
      return framework === 'react' ? changed.replaceAll('class=', 'className=') : changed
    })
    expect(entry).toMatchObject({ outcome: 'applied', lost: [], diagnostics: [] })
    await app.page.waitForSelector(`#${framework} ${selector}`)
    expect(await read(app.page, framework)).toEqual(before)
    await app.write(file, text)
    await app.page.waitForSelector(`#${framework} section`)
    expect(await read(app.page, framework)).toEqual(before)
  })

  it('outlives an edit of the script', async () => {
    const before = await use(app.page, framework)
    const text = await app.read(file)
    const entry = await app.edit(file, (old) => old.replace(...script[framework]))
    expect(entry).toMatchObject({ outcome: 'applied', lost: [] })
    expect(await read(app.page, framework)).toEqual(before)
    await app.write(file, text)
  })

  it('outlives an update that is rolled back', async () => {
    const before = await use(app.page, framework)
    const text = await app.read(file)
    const entry = await app.edit(file, (old) => old.replace('markup-0', fail(framework)))
    expect(entry.outcome).toBe('rolled-back')
    expect(await read(app.page, framework)).toEqual(before)
    await app.write(file, text)
    expect(await read(app.page, framework)).toEqual(before)
  })
})

/** An expression of the markup that throws. */
const fail = (framework: Framework): string =>
  framework === 'vue' ? '{{ nothing.at.all }}' : '{(undefined as any).at}'

/** Where the declaration of the state starts that the bound field shows. */
const BOUND = { react: 'const [bound', vue: 'const bound', svelte: 'let bound' }

it.each(['react', 'vue', 'svelte'] as const)(
  'leaves a field of %s to the state that it shows, when that starts anew',
  async (framework) => {
    const bound = app.page.locator(`#${framework} .bound`)
    await bound.fill('typed')
    const file = FORM_FILES[framework]
    const text = await app.read(file)
    const edit = (by: string) =>
      app.edit(file, () => text.replaceAll(/(<\/?)section>/g, '$1article>').replace(BOUND[framework], by))
    expect((await edit(BOUND[framework])).outcome).toBe('applied')
    expect(await bound.inputValue()).toBe('typed')
    await app.write(file, text)
    expect(await bound.inputValue()).toBe('typed')
    // One more state makes React mount the component anew, as the others do after each edit.
    const more = framework === 'react' ? 'const [more] = useState(1)\n  void more\n  ' : ''
    await edit(`${more}/* @metamon-reset */ ${BOUND[framework]}`)
    expect(await bound.inputValue()).toBe('')
    await app.write(file, text)
  },
)

it('reports what was typed into an element that the edit has taken away', async () => {
  await use(app.page, 'vue')
  const entry = await app.edit(FORM_FILES.vue, (text) => text.replace(/.*class="named".*\n/, ''))
  expect(entry.lost).toEqual([
    { name: 'dom:input[name="vue-mail"]', reason: 'its element is no longer on the page' },
  ])
})

it('waits until text that is being composed is done', async () => {
  const tab = await app.openTab()
  const begun = new Promise<void>((resolve) => {
    tab.on('websocket', (socket) =>
      socket.on(
        'framereceived',
        ({ payload }) => void (String(payload).includes('metamon:end') && resolve()),
      ),
    )
  })
  await tab.reload()
  await tab.focus('#solid .text')
  const keyboard = await tab.context().newCDPSession(tab)
  await keyboard.send('Input.imeSetComposition', { text: 'に', selectionStart: 1, selectionEnd: 1 })
  const saved = app.edit(FORM_FILES.solid, (text) => text.replace('markup-0', 'markup-9'))
  await begun
  expect(await tab.textContent('#solid b')).toBe('markup-0')
  await keyboard.send('Input.imeSetComposition', { text: 'にほん', selectionStart: 3, selectionEnd: 3 })
  await keyboard.send('Input.insertText', { text: '日本' })
  expect(await saved).toMatchObject({ outcome: 'applied' })
  expect(await tab.textContent('#solid b')).toBe('markup-9')
  expect(await tab.inputValue('#solid .text')).toBe('日本')
  await tab.context().close()
})
