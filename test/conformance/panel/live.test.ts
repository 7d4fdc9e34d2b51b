import { describe, expect, it } from 'vitest'
import { createFakeSource } from './fake-source.ts'
import { key, stagePanel, waitFor } from './stage.ts'

describe('the signals', () => {
  const stageSignals = async () => {
    const source = createFakeSource()
    source.values.set('cart:items', [{ id: 1, name: 'Tea' }])
    source.values.set('cart:total', 4)
    source.values.set('onSave', () => 1)
    const stage = await stagePanel(source)
    stage.choose('Signals')
    await stage.findByRole('table')
    return stage
  }
  const row = (key: string) => `[data-key="signal ${key}"]`

  it('have their values, their writers, and how many follow them', async () => {
    const { texts } = await stageSignals()
    expect(texts(`${row('cart:total')} td`)).toEqual(['4', '0', 'src/cart.ts ×2', '4'])
    expect(texts(`${row('cart:items')} td`)[0]).toBe('[ {…} ]')
  })

  it('show a change without being asked', async () => {
    const { source, texts } = await stageSignals()
    source.values.set('cart:total', 5)
    await waitFor(() => expect(texts(`${row('cart:total')} td`)[0]).toBe('5'), { timeout: 3000 })
  })

  it('are unfolded to all that is known of them', async () => {
    const { find, texts } = await stageSignals()
    find(`${row('cart:items')} .fold`).click()
    expect(find(`${row('cart:items')} .fold`).getAttribute('aria-expanded')).toBe('true')
    expect(texts(`${row('cart:items')} .facts dt`)).toEqual(['Value', 'Initial', 'Written', 'Followed by'])
    expect(texts(`${row('cart:items')} .tree .value`)).toContain('"Tea"')
    expect(find(`${row('cart:items')} .facts`).textContent).toContain('react ×3')
  })

  it('are written as JSON with Enter, and the focus goes back', async () => {
    const { press, find, type, source, texts, root } = await stageSignals()
    press('Edit cart:total')
    expect(root.activeElement).toBe(find('textarea'))
    type(find('textarea'), '{"a": 1}')
    await key('Enter')
    await waitFor(() => expect(texts(`${row('cart:total')} td`)[0]).toBe('{ a: 1 }'))
    expect(source.values.get('cart:total')).toEqual({ a: 1 })
    expect(root.activeElement?.getAttribute('aria-label')).toBe('Edit cart:total')
  })

  it('say what is wrong with what was typed, and Escape leaves everything as it is', async () => {
    const { press, find, type, source, root } = await stageSignals()
    press('Edit cart:total')
    type(find('textarea'), '{ nothing')
    await key('Enter')
    expect(find('[role=alert]').textContent).toContain('This is not JSON')
    expect(find('textarea').getAttribute('aria-describedby')).toBe('value-problem')
    await key('Escape')
    expect(root.querySelector('textarea')).toBeNull()
    expect(source.values.get('cart:total')).toBe(4)
  })

  it('keep what is typed while their values change', async () => {
    const { press, find, type, source, texts } = await stageSignals()
    press('Edit cart:total')
    type(find('textarea'), '12')
    source.values.set('cart:items', [])
    await waitFor(() => expect(texts(`${row('cart:items')} td`)[0]).toBe('[]'), { timeout: 3000 })
    expect(find('textarea')).toHaveProperty('value', '12')
  })

  it('cannot be written where they hold no plain data', async () => {
    const { root } = await stageSignals()
    expect(root.querySelector(`${row('onSave')} [data-do=edit]`)).toBeNull()
  })

  it('are found by their keys, and shown a hundred at a time', async () => {
    const source = createFakeSource()
    for (let index = 0; index < 10_000; index += 1) source.values.set(`item:${index}`, index)
    const { find, findByText, texts, type, choose, press } = await stagePanel(source)
    choose('Signals')
    await findByText('10,000 signals')
    expect(texts('.fold')).toHaveLength(100)
    press(/Show more/)
    await waitFor(() => expect(texts('.fold')).toHaveLength(200))
    type(find('input[type=search]'), 'item:999')
    await findByText('11 of 10,000 signals')
    expect(texts('.fold')).toHaveLength(11)
  })

  it('say so when no page answers', async () => {
    const source = createFakeSource()
    source.signals = () => Promise.reject(new Error('No page of the app answers.'))
    const { choose, findByText } = await stagePanel(source)
    choose('Signals')
    await findByText('No page of the app answers.')
  })
})

describe('the subscriptions', () => {
  it('show first what has grown with the last update', async () => {
    const source = createFakeSource()
    const by = [{ name: 'react', count: 2 }]
    source.rows = [
      { kind: 'event', name: 'steady', now: 2, before: 2, after: 2, by },
      { kind: 'event', name: 'grown', now: 3, before: 2, after: 3, by },
    ]
    const { choose, findByRole, texts, find } = await stagePanel(source)
    choose('Subscriptions')
    await findByRole('table')
    expect(texts('tbody th')).toEqual(['event grown', 'event steady'])
    expect(find('tr.grown').textContent).toContain('+1')
    expect(find('.lead').textContent).toContain('Grown')
  })

  it('say that nothing was compared yet', async () => {
    const source = createFakeSource()
    source.rows = [{ kind: 'signal', name: 'total', now: 2, by: [] }]
    const { choose, findByText } = await stagePanel(source)
    choose('Subscriptions')
    await findByText(/from the next update on/)
  })
})

describe('the memory', () => {
  it('has its numbers, a line for each, and what modules have left running', async () => {
    const source = createFakeSource()
    const sample = (heapBytes: number) => ({ label: 'a.ts', heapBytes, domNodes: 1204, effects: 3 })
    source.memoryView = {
      now: sample(43 * 1024 * 1024),
      samples: [sample(41 * 1024 * 1024), sample(42 * 1024 * 1024)],
      modules: [{ module: '/src/clock.ts', effects: [{ name: 'setInterval', count: 2 }], leftOver: 1 }],
    }
    const { choose, findByText, texts, root } = await stagePanel(source)
    choose('Memory')
    await findByText('43.0 MB')
    expect(texts('.figure')).toEqual(['43.0 MB', '1,204', '3'])
    expect(root.querySelectorAll('.spark-line')).toHaveLength(3)
    expect(texts('tr.grown td')[0]).toBe('2 × setInterval')
  })
})

describe('the reasons', () => {
  it('are explained one by one', async () => {
    const { choose, findByText, press, find } = await stagePanel()
    choose('Reasons')
    await findByText('Why it happens')
    press('reload.no-boundary')
    expect(find('.code-title').textContent).toBe('reload.no-boundary')
    expect(find('.prose code').textContent).toBe('import.meta.hot.accept()')
  })
})
