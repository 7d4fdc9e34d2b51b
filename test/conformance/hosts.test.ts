import { describe, expect, test, vi } from 'vitest'
import { createPlainHost, mountPlainIsland } from '../../adapters/shared/plain-host.ts'
import { harnesses } from './components/index.ts'
import { createContainer, eventually, queriesOf, stage } from './support.ts'

describe.each(harnesses)('createHost of $framework', ({ framework, createHost, counter: own }) => {
  test('shows nothing before it is told what to show', async () => {
    const host = createHost('Empty')
    const { text, container } = stage(host.asIsland, { label: 'one' })
    expect(container.textContent).toBe('')
    host.show(own)
    await eventually(() => text('h2')).toBe('one')
  })

  test('renders a component of its own framework directly', async () => {
    const host = createHost('Direct')
    host.show(own)
    const { text, container } = stage(host.asIsland, { label: 'one' })
    await eventually(() => text('h2')).toBe('one')
    expect(container.querySelectorAll('metamon-island metamon-island')).toHaveLength(0)
  })

  test.each(harnesses)('switches every live instance to $framework and back', async ({ counter: other }) => {
    const host = createHost('Switched')
    host.show(own)
    const onAdd = vi.fn<(count: number) => void>()
    const stages = [1, 2].map((n) => stage(host.asIsland, { label: `label ${n}`, onAdd }))
    const labels = () => stages.map(({ text }) => text('h2'))
    await eventually(labels).toEqual(['label 1', 'label 2'])
    host.show(other)
    for (const { count } of stages) {
      await eventually(() => count(`[data-island=${other.framework}]`)).toBe(1)
      await eventually(() => count('[data-island]')).toBe(1)
    }
    await eventually(labels).toEqual(['label 1', 'label 2'])
    stages[0]!.update({ label: 'label 3', onAdd })
    await eventually(labels).toEqual(['label 3', 'label 2'])
    stages[0]!.click('[data-add]')
    expect(onAdd).toHaveBeenCalledExactlyOnceWith(0)
    host.show(own)
    for (const { count } of stages) await eventually(() => count(`[data-island=${framework}]`)).toBe(1)
    await eventually(labels).toEqual(['label 3', 'label 2'])
  })

  test('does nothing when the same component is shown again', async () => {
    const host = createHost('Same')
    host.show(own)
    const { text, click } = stage(host.asIsland, { label: 'one' })
    await eventually(() => text('h2')).toBe('one')
    click('[data-count]')
    await eventually(() => text('[data-count]')).toBe('1')
    host.show({ ...own })
    host.show(own)
    click('[data-count]')
    await eventually(() => text('[data-count]')).toBe('2')
  })

  test('hands its children on', async () => {
    const host = createHost('Slotted')
    for (const { counter, framework: shown } of harnesses) {
      host.show(counter)
      const { islandHost } = harnesses.find((one) => one.framework === framework)!
      const { text } = stage(islandHost, { of: host.asIsland, label: 'one', content: `for ${shown}` })
      await eventually(() => text(`[data-island=${shown}] [data-content]`)).toBe(`for ${shown} 0 dark`)
    }
  })
})

describe('createPlainHost', () => {
  test.each(harnesses)('mounts, updates and removes a $framework component', async ({ counter }) => {
    const host = createPlainHost()
    host.show(counter)
    const { container, text } = queriesOf(createContainer())
    const mounted = host.mount(container, { label: 'one' })
    await eventually(() => text('h2')).toBe('one')
    mounted.update({ label: 'two' })
    await eventually(() => text('h2')).toBe('two')
    mounted.unmount()
    expect(container.innerHTML).toBe('')
  })

  test('mounts another component in place, with the latest props', async () => {
    const host = createPlainHost()
    const { container, text, count } = queriesOf(createContainer())
    const mounted = host.mount(container, { label: 'one' })
    mounted.update({ label: 'two' })
    for (const { counter, framework } of harnesses) {
      host.show(counter)
      await eventually(() => text(`[data-island=${framework}] h2`)).toBe('two')
      await eventually(() => count('[data-island]')).toBe(1)
    }
    mounted.unmount()
  })

  test('tells `onIslandError` what the component throws', async () => {
    const onIslandError = vi.fn<(error: unknown) => void>()
    const { container } = queriesOf(createContainer())
    const mounted = mountPlainIsland(harnesses[0]!.fragile, container, { weakness: 'setup', onIslandError })
    await eventually(() => onIslandError.mock.calls.length).toBe(1)
    mounted.unmount()
  })
})
