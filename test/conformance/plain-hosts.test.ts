import { describe, expect, test, vi } from 'vitest'
import { createHost } from '../../adapters/shared/host-js.ts'
import { harnesses } from './components/index.ts'
import { createContainer, eventually, queriesOf, signalCount, stage, type Screen } from './support.ts'

const showsOnly = ({ getByRole }: Screen, framework: string) =>
  eventually(() => expect(getByRole('region')).toHaveAccessibleName(`${framework} island`))

describe.each(harnesses)(
  'an Island in $framework of what a plain module shows',
  ({ framework, islandHost }) => {
    const own = harnesses.find((one) => one.framework === framework)!

    test('follows `show()` through all frameworks, with its props, callbacks and children', async () => {
      const host = createHost('Shown')
      const onAdd = vi.fn<(count: number) => void>()
      const props = { of: host.component, content: 'hello', onAdd }
      host.show(own.counter)
      const mounted = stage(islandHost, { ...props, label: 'start' })
      await mounted.findByRole('heading', { name: 'start' })
      for (const { framework: shown, counter } of [...harnesses, own]) {
        host.show(counter)
        await showsOnly(mounted, shown)
        await eventually(() => expect(mounted.textOf('content')).toBe('hello 0 dark'))
        mounted.update({ ...props, label: shown })
        await mounted.findByRole('heading', { name: shown })
        onAdd.mockClear()
        mounted.press('add')
        expect(onAdd).toHaveBeenCalledExactlyOnceWith(0)
      }
    })

    test('stays as it is when the same component is shown again', async () => {
      const host = createHost('Same')
      host.show(own.counter)
      const { findByRole, press, getByRole } = stage(islandHost, { of: host.component, label: 'one' })
      await findByRole('heading', { name: 'one' })
      press('count 0')
      await findByRole('button', { name: 'count 1' })
      const region = getByRole('region')
      host.show({ ...own.counter })
      press('count 1')
      await findByRole('button', { name: 'count 2' })
      expect(getByRole('region')).toBe(region)
    })

    test('is empty until there is something to show, and takes the latest props then', async () => {
      const host = createHost('Empty')
      const { findByRole, queryByRole, press, update } = stage(islandHost, {
        of: host.component,
        label: 'one',
      })
      await findByRole('main')
      update({ of: host.component, label: 'two' })
      press('tick 0')
      await findByRole('button', { name: 'tick 1' })
      expect(queryByRole('region')).toBeNull()
      host.show(own.counter)
      await findByRole('heading', { name: 'two' })
    })

    test('tells the host what the shown component throws', async () => {
      const host = createHost('Fragile')
      const onIslandError = vi.fn<(error: unknown) => void>()
      host.show(own.fragile)
      stage(islandHost, { of: host.component, weakness: 'setup', onIslandError })
      await eventually(() => expect(onIslandError).toHaveBeenCalledExactlyOnceWith(new Error('broken setup')))
    })

    test('no longer follows when it is gone', async () => {
      const host = createHost('Gone')
      const [first, second] = [`plain:${framework}:1`, `plain:${framework}:2`]
      host.show(own.keyedReader)
      const { container, findByText, unmount } = stage(islandHost, { of: host.component, first, second })
      await findByText('1+2')
      unmount()
      await eventually(() => expect([first, second].map(signalCount)).toEqual([0, 0]))
      const mount = vi.fn(own.counter.mount)
      host.show({ ...own.counter, mount })
      expect(mount).not.toHaveBeenCalled()
      expect(container.innerHTML).toBe('')
    })
  },
)

describe('createHost of plain modules', () => {
  test('mounts what it shows, follows it, and removes it', async () => {
    const host = createHost('Mounted')
    const screen = queriesOf(createContainer())
    const mounted = host.mount(screen.container, { label: 'one' })
    expect(screen.container.textContent).toBe('')
    for (const { framework, counter } of harnesses) {
      host.show(counter)
      await showsOnly(screen, framework)
      mounted.update({ label: framework })
      await screen.findByRole('heading', { name: framework })
    }
    mounted.unmount()
    expect(screen.container.innerHTML).toBe('')
  })

  test('says which framework it shows at the moment', () => {
    const host = createHost('Asked')
    expect(host.component.framework).toBeUndefined()
    for (const { framework, counter } of harnesses) {
      host.show(counter)
      expect(host.component.framework).toBe(framework)
    }
  })
})
