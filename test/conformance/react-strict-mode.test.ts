import { createElement, StrictMode, type ComponentType } from 'react'
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { harnesses } from './components/index.ts'
import { createContainer, eventCount, eventually, queriesOf, settled, signalCount } from './support.ts'

type Props = Readonly<Record<string, unknown>>

/** Renders the React host of the suite in a root of its own, where effects run twice. */
function renderStrict(props: Props) {
  const container = createContainer()
  const root = createRoot(container)
  onTestFinished(() => root.unmount())
  // The React harness holds React components only, and `IslandHost` takes any props.
  const host = harnesses[0]!.islandHost.component as ComponentType<Props>
  const update = (next: Props) =>
    flushSync(() => root.render(createElement(StrictMode, null, createElement(host, next))))
  update(props)
  return { ...queriesOf(container), update, unmount: () => root.unmount() }
}

describe.each(harnesses)('under StrictMode, an Island of a $framework component', (harness) => {
  const { framework, counter, keyedReader, eventListener } = harness
  const key = (name: string) => `strict:${framework}:${name}`

  test('is there exactly once', async () => {
    const onLife = vi.fn<(moment: string) => void>()
    const countOf = (moment: string) => onLife.mock.calls.flat().filter((one) => one === moment).length
    const { container, findByRole, unmount } = renderStrict({ of: counter, label: 'one', onLife })
    await findByRole('region', { name: `${framework} island` })
    await settled()
    expect(countOf('mounted') - countOf('cleaned up')).toBe(1)
    expect(container.querySelectorAll('metamon-island, metamon-root')).toHaveLength(2)
    unmount()
    await eventually(() => expect(countOf('cleaned up')).toBe(countOf('mounted')))
    expect(container.innerHTML).toBe('')
  })

  test('is updated without a re-mount, and keeps its state, its children and their focus', async () => {
    const onLife = vi.fn<(moment: string) => void>()
    const props = { of: counter, content: 'hello', onLife }
    const { findByRole, getByRole, getByLabelText, press, update } = renderStrict({ ...props, label: 'one' })
    const region = await findByRole('region')
    const input = await findByRole('textbox', { name: 'note' })
    await settled()
    onLife.mockClear()
    input.focus()
    press('count 0')
    await findByRole('button', { name: 'count 1' })
    update({ ...props, label: 'two' })
    await findByRole('heading', { name: 'two' })
    expect(getByRole('region')).toBe(region)
    expect(getByRole('button', { name: 'count 1' })).toBeVisible()
    expect(getByLabelText('note')).toBe(input)
    expect(input).toHaveFocus()
    expect(onLife).not.toHaveBeenCalled()
  })

  test('has one subscription for each that it asks for, and none after it is gone', async () => {
    const [first, second, name] = [key('first'), key('second'), key('event')]
    const counts = () => [signalCount(first), signalCount(second), eventCount(name)]
    const reader = renderStrict({ of: keyedReader, first, second })
    const listener = renderStrict({ of: eventListener, name, label: 'one', onHeard: () => {} })
    await reader.findByText('1+2')
    await listener.findByText('one')
    await settled()
    await eventually(() => expect(counts()).toEqual([1, 1, 1]))
    for (const { unmount } of [reader, listener]) unmount()
    await eventually(() => expect(counts()).toEqual([0, 0, 0]))
    expect([reader, listener].map(({ container }) => container.innerHTML)).toEqual(['', ''])
  })
})
