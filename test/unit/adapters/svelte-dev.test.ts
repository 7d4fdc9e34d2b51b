import { describe, expect, it } from 'vitest'
import { createHandover } from '../../../adapters/svelte/dev-handover.ts'
import { createSvelteDev } from '../../../adapters/svelte/dev-hooks.ts'
import type { SvelteInternals } from '../../../adapters/svelte/dev-internals.ts'
import { createModules } from '../../../adapters/svelte/dev-modules.ts'
import { createOwner, resetOwner } from '../../../adapters/svelte/dev-owner.ts'
import { rememberContents } from '../../../adapters/svelte/dev-undo.ts'
import { copyOf, holdsCode, isLike } from '../../../adapters/svelte/dev-values.ts'
import { createComponentState, type ComponentStates } from '../../../src/orchestrator/component-state.ts'
import { createComponentVersions } from '../../../src/orchestrator/component-versions.ts'
import { createDeclarations } from '../../../src/orchestrator/declarations.ts'
import { findRenames } from '../../../src/orchestrator/find-renames.ts'
import { createLateState } from '../../../src/orchestrator/late-state.ts'
import { createTake } from '../../../src/orchestrator/take.ts'
import { createDevRuntime } from '../../../src/orchestrator/dev-runtime.ts'

// Only what is used outside of components.
const svelte = { active_effect: null, untrack: (read: () => unknown) => read() } as unknown as SvelteInternals

describe('the hooks of Svelte in a page without the orchestrator', () => {
  const dev = createSvelteDev({ svelte, findRuntime: () => undefined, findClock: () => undefined })

  it('do nothing', () => {
    const component = () => undefined
    const prop = () => 1
    expect(dev.component('Foo.svelte', component)).toBe(component)
    expect(dev.prop('', 'a', '', {}, 'a', prop)).toBe(prop)
    expect(
      dev.state(
        '',
        'a',
        '1',
        () => 1,
        () => 2,
      ),
    ).toBe(1)
  })
})

describe('copies of values', () => {
  it('are like the value until it changes, at any depth', () => {
    const value: Record<string, unknown> = { list: [{ a: 1 }], map: new Map() }
    value.self = value
    const copy = copyOf(value)
    expect(isLike(copy, value)).toBe(true)
    ;(value.list as { a: number }[])[0]!.a = 2
    expect(isLike(copy, value)).toBe(false)
    expect(isLike(copyOf([1]), [1, undefined])).toBe(false)
    expect(isLike(copyOf([]), {})).toBe(false)
  })

  it('are like nothing when they would be large', () => {
    const large = Array.from({ length: 2000 }, () => ({}))
    expect(isLike(copyOf(large), large)).toBe(false)
  })

  it('never call a getter', () => {
    const value = {
      get a(): number {
        throw new Error('called')
      },
    }
    expect(isLike(copyOf(value), value)).toBe(true)
    expect(holdsCode(value)).toBe(true)
  })
})

describe('remembered contents', () => {
  it('come back in place', () => {
    const inner = { a: 1 }
    const value: { list: object[]; gone?: number; added?: number } = { list: [inner, {}], gone: 1 }
    const { list } = value
    const undo = rememberContents(value)
    inner.a = 2
    list.reverse()
    list.push({})
    delete value.gone
    value.added = 1
    undo()
    expect(value).toEqual({ list: [{ a: 1 }, {}], gone: 1 })
    expect(value.list).toBe(list)
    expect(value.list[0]).toBe(inner)
  })
})

describe('state that is handed over', () => {
  function setUp() {
    const state = createComponentState()
    let components: ComponentStates | undefined
    const known = {
      versions: createComponentVersions(() => components !== undefined),
      declarations: createDeclarations({ isRunning: () => components !== undefined, findRenames }),
    }
    const runtime = createDevRuntime({
      known: () => known,
      take: createTake({
        begin: (_, initialise) => initialise(),
        late: createLateState(() => () => {}),
        running: () => components,
      }),
      addSource: state.addSource,
      phase: () => components && 'update',
      fail: () => {},
    })
    const owner = createOwner('svelte:/Foo#0', 'Foo.svelte')
    const handover = createHandover({ svelte, owners: () => [owner] })
    runtime.addSource(handover)
    const variables: Record<string, unknown> = {}
    const take = <Value>(name: string, text: string, initialise: () => Value): Value => {
      const value = handover.take(
        owner,
        { scope: 'Foo.svelte#', name, text, initialise, read: () => variables[name] },
        runtime,
      )
      variables[name] = value
      return value
    }
    const begin = () => {
      components = state.capture()
      return components.values.values().map(({ name, component }) => {
        expect(component).toBe('Foo.svelte')
        return name
      })
    }
    return { take, variables, begin, recreate: () => resetOwner(owner) }
  }

  it('is what the variable held, under its name and number', () => {
    const { take, variables, begin, recreate } = setUp()
    take('a', '0', () => 0)
    take('a', '0', () => 0)
    variables.a = 5
    expect(begin()).toEqual(['a', 'a#2'])
    recreate()
    expect(take('a', '0', () => 0)).toBe(5)
    expect(take('b', '1', () => 1)).toBe(1)
  })

  it('is the changed initial value where nobody has written it, however deep', () => {
    const { take, variables, begin, recreate } = setUp()
    take('same', '{ x: [1] }', () => ({ x: [1] }))
    take('other', '{ x: [1] }', () => ({ x: [1] }))
    ;(variables.other as { x: number[] }).x.push(2)
    begin()
    recreate()
    expect(take('same', '{ x: [3] }', () => ({ x: [3] }))).toEqual({ x: [3] })
    expect(take('other', '{ x: [3] }', () => ({ x: [3] }))).toEqual({ x: [1, 2] })
  })

  it('is as it was for every instance that takes it in one update', () => {
    const { take, begin, recreate } = setUp()
    const list = take<number[]>('list', '[]', () => [])
    list.push(1)
    begin()
    for (let turn = 0; turn < 3; turn += 1) {
      recreate()
      expect(take<number[]>('list', '[]', () => [])).toBe(list)
      expect(list).toEqual([1])
      list.push(2)
    }
  })

  it('is made again where it is code, or an object whose own state is handed over', () => {
    const { take, variables, begin, recreate } = setUp()
    const make = () =>
      take(
        'box',
        'new Box()',
        () =>
          new (class Box {
            x = take('Box.x', '0', () => 0)
          })(),
      )
    const box = make()
    take('run', '() => 1', () => () => 1)
    variables['Box.x'] = 3
    expect(begin()).toEqual(['box/Box.x'])
    recreate()
    expect(make()).not.toBe(box)
    expect(variables['Box.x']).toBe(3)
  })
})

describe('the modules that hold state', () => {
  it('are those that were evaluated to their end, and that the page still has', async () => {
    const versions = new Map<string, number>()
    const clock = {
      current: undefined as string | undefined,
      has: (url: string) => versions.has(url),
      versionOf: (url: string) => versions.get(url) ?? 0,
    }
    const modules = createModules(() => clock)
    const evaluate = async (url: string, version: number | undefined) => {
      clock.current = url
      const owner = modules.current()
      expect(modules.current()).toBe(owner)
      clock.current = undefined
      if (version !== undefined) versions.set(url, version)
      await Promise.resolve()
      return owner
    }
    expect(modules.current()).toBeUndefined()
    const first = await evaluate('/a.ts', 0)
    const broken = await evaluate('/a.ts', undefined)
    expect(broken).not.toBe(first)
    expect([...modules.list()]).toEqual([first])
    const second = await evaluate('/a.ts', 7)
    expect([...modules.list()]).toEqual([second])
    versions.clear()
    expect([...modules.list()]).toEqual([])
  })
})
