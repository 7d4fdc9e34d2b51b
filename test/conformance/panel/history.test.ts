import { describe, expect, it } from 'vitest'
import { createFakeSource, entry, sampleEntries } from './fake-source.ts'
import { key, stagePanel, waitFor } from './stage.ts'

describe('the history', () => {
  it('says what to do when nothing was saved yet', async () => {
    const { find } = await stagePanel(createFakeSource())
    expect(find('.empty').textContent).toContain('No saves yet')
  })

  it('shows every save with its sentence, the newest first, and like ones as one', async () => {
    const { texts } = await stagePanel()
    const newest = sampleEntries().at(-1)!
    expect(texts('.save-sentence')[0]).toBe(newest.sentence)
    expect(texts('.save')).toHaveLength(5)
    expect(texts('.save-about .badge')).toEqual(['×3 times'])
    expect(texts('.save:first-child .chip')).toEqual(['react', 'solid'])
    expect(texts('.save-ms')[0]).toBe('18 ms')
  })

  it('keeps to the newest until another one is chosen', async () => {
    const { source, find } = await stagePanel()
    source.entries.push(entry({ id: 'next', sentence: 'updated next.ts', files: ['src/next.ts'] }))
    source.tell()
    expect(find('.sentence').textContent).toBe('updated next.ts')
    find('#save-aborted').click()
    source.entries.push(entry({ id: 'later', sentence: 'updated later.ts', files: ['src/later.ts'] }))
    source.tell()
    expect(find('.sentence').textContent).toContain('Cart.svelte')
  })

  it('finds saves by words and outcome', async () => {
    const { find, texts, type, source } = await stagePanel()
    type(find('input[type=search]'), 'shop card')
    expect(texts('.save .unseen')).toEqual(['Updated:', 'Rolled back:'])
    const select = find('select')
    Object.assign(select, { value: 'rolled-back' }).dispatchEvent(new Event('input', { bubbles: true }))
    expect(texts('.save .unseen')).toEqual(['Rolled back:'])
    type(find('input[type=search]'), 'nothing like it')
    expect(texts('.save')).toEqual([])
    expect(find('.master .empty').textContent).toContain('Nothing matches')
    expect(source.actions).toEqual([])
  })

  it('is walked through with the arrow keys, and Enter goes to what is chosen', async () => {
    const { find, root } = await stagePanel()
    find('.saves').focus()
    await key('ArrowDown')
    expect(find('.sentence').textContent).toContain('not applied')
    expect(find('.saves').getAttribute('aria-activedescendant')).toBe('save-aborted')
    await key('End')
    expect(find('.sentence').textContent).toContain('reloaded the page')
    await key('ArrowUp')
    await key('Enter')
    expect(find('.sentence').textContent).toContain('rolled back')
    expect(root.activeElement).toBe(find('.detail'))
  })

  it('tells the repeats of a save apart', async () => {
    const { find, texts, press } = await stagePanel()
    find('#save-ignored-1').click()
    expect(texts('.repeats .button')).toHaveLength(3)
    press(/4\.2 ms/)
    expect(find('.repeats [aria-pressed=true]').textContent).toContain('4.2 ms')
  })
})

describe('what is told of one save', () => {
  it('is how it was decided, step by step', async () => {
    const { texts, source, press } = await stagePanel()
    const { steps } = sampleEntries().at(-1)!
    expect(texts('.step')).toHaveLength(steps.length)
    expect(texts('.step')[0]).toContain('Changed: 3 files saved together')
    press('batched')
    expect(source.entries).toHaveLength(sampleEntries().length)
    expect(texts('[role=tab][aria-selected=true]')).toEqual(['Reasons'])
  })

  it('is the way from the changed file to where nothing took it, as a picture that can be used', async () => {
    const { find, root, source } = await stagePanel()
    find('#save-reloaded').click()
    const nodes = [...root.querySelectorAll<SVGGElement>('.node')]
    expect(nodes.map((node) => node.getAttribute('aria-label'))).toEqual([
      'src/lib/helpers.ts: changed. Open in the editor',
      'src/lib/format.ts: imports it. Open in the editor',
      'src/main.ts: nothing takes it. Open in the editor',
    ])
    expect(find('.graph').getAttribute('aria-label')).toContain(
      'src/lib/helpers.ts is imported by src/lib/format.ts',
    )
    nodes[1]!.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, composed: true }))
    expect(source.opened).toEqual([{ file: 'src/lib/format.ts' }])
  })

  it('is how long each part of it took', async () => {
    const { texts } = await stagePanel()
    expect(texts('.phases dt')).toEqual(['Watch', 'Prepare', 'Send', 'Apply', 'Verify', 'Paint', 'Total'])
    expect(texts('.phases dd').at(-1)).toBe('18 ms')
  })

  it('is what became of each variable, and why', async () => {
    const { texts } = await stagePanel()
    expect(texts('.fates tbody tr')).toEqual([
      'Card.filterresetits kind has changed from a string to an object',
      'List.pagerenamedit was called `index`',
      'Card.isOpenkeptits value fits',
      'Card.countkeptits value fits',
    ])
  })

  it('is what was wrong, with its place and its code', async () => {
    const { find, source } = await stagePanel()
    find('#save-rolled-back').click()
    expect(find('.frame').textContent).toContain('item.offer.price')
    find('.problem .file').click()
    expect(source.opened).toEqual([{ file: 'src/shop/Card.vue', line: 12, column: 24 }])
  })

  it('can be applied again, and gone back to', async () => {
    const { press, source, findByText } = await stagePanel()
    press('Apply again')
    await findByText(/applied again/)
    press('Back to this version')
    await findByText(/is served now/)
    expect(source.actions).toEqual([
      { kind: 'apply-again', entryId: 'applied' },
      { kind: 'back-to', entryId: 'applied' },
    ])
  })

  it('says why an action is refused, and offers none that would be', async () => {
    const { press, source, findByText, find } = await stagePanel()
    source.refusal = 'The files of this save are not kept any more'
    press('Apply again')
    await findByText(source.refusal)
    source.abilities = { ...source.abilities, versions: new Set() }
    source.refusal = undefined
    source.tell()
    const button = find('[data-do=apply-again]')
    expect(button.getAttribute('aria-disabled')).toBe('true')
    button.click()
    expect(source.actions).toEqual([])
    expect(button.title).toBe('The texts of this save are not kept')
  })

  it('is text, whatever it says', async () => {
    const hostile = '<img src=x onerror="globalThis.isHacked = true">\u2028</script>'
    const { find, root } = await stagePanel(
      createFakeSource([
        entry({
          id: hostile,
          sentence: hostile,
          files: [hostile],
          chain: [hostile, 'b.ts'],
          frameworks: [hostile as 'react'],
          hint: hostile,
          steps: [{ kind: 'changed', text: hostile, file: hostile }],
          diagnostics: [{ message: hostile, file: hostile, frame: hostile, hint: hostile, code: hostile }],
          variables: [{ name: hostile, fate: 'lost', reason: hostile }],
        }),
      ]),
    )
    expect(find('.sentence').textContent).toBe(hostile)
    expect(root.querySelector('img, script')).toBeNull()
    expect(globalThis).not.toHaveProperty('isHacked')
  })
})

describe('the panel', () => {
  it('says when the server is not reachable, and when it is again', async () => {
    const { source, find } = await stagePanel()
    source.connection = 'disconnected'
    source.tell()
    expect(find('.news').textContent).toContain('cannot be reached')
    source.connection = 'connected'
    source.tell()
    expect(find('.news').textContent).toBe('')
  })

  it('pauses and resumes updates, and says that they are paused', async () => {
    const { source, press, find } = await stagePanel()
    press('Pause')
    expect(source.actions).toEqual([{ kind: 'pause' }])
    source.abilities = { ...source.abilities, isPaused: true, pausedFiles: 2 }
    source.tell()
    expect(find('.news').textContent).toContain('2 saved files will be applied together')
    press('Resume')
    expect(source.actions.at(-1)).toEqual({ kind: 'resume' })
  })

  it('is walked through with the arrow keys on its tabs', async () => {
    const { find, texts, root } = await stagePanel()
    find('#tab-history').focus()
    await key('ArrowRight')
    expect(texts('[role=tab][aria-selected=true]')).toEqual(['Signals'])
    expect(root.activeElement?.id).toBe('tab-signals')
    await key('End')
    expect(texts('[role=tab][aria-selected=true]')).toEqual(['Reasons'])
    expect(texts('[role=tab][tabindex="0"]')).toEqual(['Reasons'])
  })

  it('is made larger with the keyboard, docks at another side, and remembers both', async () => {
    const first = await stagePanel()
    const handle = first.find('.handle')
    handle.focus()
    await key('ArrowUp')
    expect(handle.getAttribute('aria-valuenow')).toBe('50')
    first.press('Dock at the right')
    expect(first.panel.getBoundingClientRect().right).toBe(innerWidth)
    first.panel.remove()
    const second = await stagePanel()
    expect(second.panel.dataset['side']).toBe('right')
    second.press('Dock at the bottom')
    expect(second.find('.handle').getAttribute('aria-valuenow')).toBe('50')
  })

  it('does not trust the place that is stored', async () => {
    localStorage.setItem('metamon:panel', '{"side":"top","bottom":1e9,"right":"<b>"}')
    const { panel, find } = await stagePanel()
    expect(panel.dataset['side']).toBe('bottom')
    expect(find('.handle').getAttribute('aria-valuenow')).toBe('45')
  })

  it('takes the colours that were chosen', async () => {
    const { press, panel } = await stagePanel()
    const background = () => getComputedStyle(panel.shadowRoot!.querySelector('.panel')!).backgroundColor
    press(/^Colours/)
    const light = background()
    press(/^Colours/)
    expect(panel.dataset['scheme']).toBe('dark')
    expect(background()).not.toBe(light)
  })

  it('writes its place into the address of a page of its own, and reads it from there', async () => {
    const { find, choose } = await stagePanel(undefined, 'page')
    find('#save-aborted').click()
    expect(location.hash).toBe('#/history/aborted')
    choose('Signals')
    expect(location.hash).toBe('#/signals')
    location.hash = '#/reasons/reload-no-boundary'
    await waitFor(() => expect(find('.code-title').textContent).toBe('reload.no-boundary'))
  })
})
