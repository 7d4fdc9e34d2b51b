import { within } from '@testing-library/dom'
import { describe, expect, test, vi } from 'vitest'
import { createPlainHost, mountPlainIsland } from '../../adapters/shared/plain-host.ts'
import { harnesses } from './components/index.ts'
import { createContainer, eventually, islandIn, queriesOf, stage } from './support.ts'

describe.each(harnesses)(
  'createHost of $framework',
  ({ framework, createHost, counter: own, islandHost }) => {
    test('shows nothing before it is told what to show', async () => {
      const host = createHost('Empty')
      const { findByRole, container } = stage(host.asIsland, { label: 'one' })
      expect(container.textContent).toBe('')
      host.show(own)
      await findByRole('heading', { name: 'one' })
    })

    test('renders a component of its own framework directly', async () => {
      const host = createHost('Direct')
      host.show(own)
      const { findByRole, container } = stage(host.asIsland, { label: 'one' })
      await findByRole('heading', { name: 'one' })
      // The one in which the test has mounted the host.
      expect(() => islandIn(islandIn(container))).toThrow('no island')
    })

    test.each(harnesses)(
      'switches every live instance to $framework and back',
      async ({ framework: another, counter: other }) => {
        const host = createHost('Switched')
        host.show(own)
        const onAdd = vi.fn<(count: number) => void>()
        const stages = [1, 2].map((n) => stage(host.asIsland, { label: `label ${n}`, onAdd }))
        const showLabels = (...labels: string[]) =>
          Promise.all(stages.map(({ findByRole }, index) => findByRole('heading', { name: labels[index]! })))
        const showRegions = (name: string) =>
          eventually(() => {
            for (const { getByRole } of stages)
              expect(getByRole('region')).toHaveAccessibleName(`${name} island`)
          })
        await showLabels('label 1', 'label 2')
        host.show(other)
        await showRegions(another)
        await showLabels('label 1', 'label 2')
        stages[0]!.update({ label: 'label 3', onAdd })
        await showLabels('label 3', 'label 2')
        stages[0]!.press('add')
        expect(onAdd).toHaveBeenCalledExactlyOnceWith(0)
        host.show(own)
        await showRegions(framework)
        await showLabels('label 3', 'label 2')
      },
    )

    test('does nothing when the same component is shown again', async () => {
      const host = createHost('Same')
      host.show(own)
      const { findByRole, press } = stage(host.asIsland, { label: 'one' })
      await findByRole('heading', { name: 'one' })
      press('count 0')
      await findByRole('button', { name: 'count 1' })
      host.show({ ...own })
      host.show(own)
      press('count 1')
      await findByRole('button', { name: 'count 2' })
    })

    test('hands its children on', async () => {
      const host = createHost('Slotted')
      for (const { counter, framework: shown } of harnesses) {
        host.show(counter)
        const { findByRole } = stage(islandHost, { of: host.asIsland, label: 'one', content: `for ${shown}` })
        const content = within(await findByRole('region', { name: `${shown} island` })).getByTestId('content')
        await eventually(() => expect(content.textContent.trim()).toBe(`for ${shown} 0 dark`))
      }
    })
  },
)

describe('createPlainHost', () => {
  test.each(harnesses)('mounts, updates and removes a $framework component', async ({ counter }) => {
    const host = createPlainHost()
    host.show(counter)
    const { container, findByRole } = queriesOf(createContainer())
    const mounted = host.mount(container, { label: 'one' })
    await findByRole('heading', { name: 'one' })
    mounted.update({ label: 'two' })
    await findByRole('heading', { name: 'two' })
    mounted.unmount()
    expect(container.innerHTML).toBe('')
  })

  test('mounts another component in place, with the latest props', async () => {
    const host = createPlainHost()
    const { container, getByRole } = queriesOf(createContainer())
    const mounted = host.mount(container, { label: 'one' })
    mounted.update({ label: 'two' })
    for (const { counter, framework } of harnesses) {
      host.show(counter)
      await eventually(() => {
        const region = getByRole('region', { name: `${framework} island` })
        expect(getByRole('region')).toBe(region)
        within(region).getByRole('heading', { name: 'two' })
      })
    }
    mounted.unmount()
  })

  test('tells `onIslandError` what the component throws', async () => {
    const onIslandError = vi.fn<(error: unknown) => void>()
    const mounted = mountPlainIsland(harnesses[0]!.fragile, createContainer(), {
      weakness: 'setup',
      onIslandError,
    })
    await eventually(() => expect(onIslandError).toHaveBeenCalledOnce())
    mounted.unmount()
  })
})
