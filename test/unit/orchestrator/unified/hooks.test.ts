import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { StateSlot } from '../../../../adapters/contract.ts'
import { PLACE_PROP, PLACE_SLOT } from '../../../../adapters/shared/find-scope-places.ts'
import { emit } from '../../../../src/index.ts'
import { createComponentState, type ComponentStates } from '../../../../src/orchestrator/component-state.ts'
import { createUnifiedHooks } from '../../../../src/orchestrator/unified/hooks.ts'
import {
  createScopePlaces,
  type ControlledScopePlaces,
} from '../../../../src/orchestrator/unified/scope-places.ts'
import type { Handle } from '../../../../src/unified/handle.ts'
import { setHooks } from '../../../../src/unified/hooks.ts'
import { openScope, type Scope } from '../../../../src/unified/scope.ts'
import { defineSetup, type RunSetup, type Setup } from '../../../../src/unified/setup.ts'

const ID = 'src/Card.mtm'

/** A page with hooks of its own, though the hooks of a page are set only once. */
function createPage() {
  const page = {
    states: undefined as ComponentStates | undefined,
    formers: new Map<string, string>(),
    isRunning: false,
    kept: [] as string[],
  }
  const state = createComponentState({
    expand: (value) => places.expand(value),
    expandSlot: (instance, name) => places.expandSlot(instance, name),
  })
  const places: ControlledScopePlaces = createScopePlaces({
    take: (slot, initialise) => state.take(slot, page.states, initialise),
    declarations: () => ({ formerOf: (_, name) => page.formers.get(name), isReset: () => false }),
    isRunning: () => page.isRunning,
    kept: (slot) => void page.kept.push(`${slot.instance} ${slot.name}`),
    report: () => {},
  })
  state.addSource(places.source)
  return { page, state, places, hooks: createUnifiedHooks(places) }
}

let current = createPage()
beforeEach(() => {
  current = createPage()
  setHooks(() => ({
    defined: (setup) => current.hooks.defined(setup),
    latest: (setup) => current.hooks.latest(setup),
    adopt: (setup, props) => current.hooks.adopt(setup, props),
    created: (scope) => current.hooks.created(scope),
    mounted: (scope) => current.hooks.mounted(scope),
    unmounted: (scope) => current.hooks.unmounted(scope),
  }))
})
afterEach(() => vi.restoreAllMocks())

/** What became of the variable `count` of the component at `a`. */
function fateOfCount() {
  const { fates, values } = current.page.states!
  return fates.get(values.get('a', 'count')!)
}

/** A host of a framework that has the state of its name at `instance`. */
function host(instance: string, name = current.places.create()) {
  current.places.located({ name: PLACE_SLOT, instance, text: '' } satisfies StateSlot, name)
  const place = current.places.open(name)
  const undo = current.state.addSource({
    framework: 'vue',
    read: () => [{ instance, name: PLACE_SLOT, text: '', value: name, initial: name }],
  })
  const leave = place.enter()
  return {
    name,
    show: (setup: Setup, props: object = {}) => openScope(setup, { ...props, [PLACE_PROP]: place }),
    leave() {
      undo()
      leave()
    },
  }
}

const setupOf = (run: RunSetup): Setup => defineSetup(ID, run)
const read = (scope: Scope, name: string) => (scope.exposed[`${name}$`] as Handle).value
const write = (scope: Scope, name: string, value: unknown) =>
  void ((scope.exposed[`${name}$`] as Handle).value = value)

describe('a new version of a setup', () => {
  it('keeps what has the same initialiser, and starts what has another one anew', () => {
    const scope = host('a').show(
      setupOf((m$) => {
        m$.state('count', () => 0, 'h0')
        m$.state('name', () => '', 'h1')
      }),
    )
    write(scope, 'count', 5)
    write(scope, 'name', 'Ada')
    setupOf((m$) => {
      m$.state('count', () => 100, 'h2')
      m$.state('name', () => '', 'h1')
    })
    expect([read(scope, 'count'), read(scope, 'name')]).toEqual([100, 'Ada'])
  })

  it('gives functions new bodies and derived values new code, behind what views have taken', () => {
    const scope = host('a').show(
      setupOf((m$) => {
        const count = m$.state('count', () => 2, 'h0') as Handle
        m$.derived('double', () => Number(count.value) * 2)
        m$.fn('inc', () => (count.value = Number(count.value) + 1))
      }),
    )
    const { inc$, double$ } = scope.exposed as { inc$: () => void; double$: Handle }
    const seen = vi.fn<(value: unknown) => void>()
    double$.source.subscribe(seen, { immediate: false })
    inc$()
    expect(seen).toHaveBeenLastCalledWith(6)
    setupOf((m$) => {
      const count = m$.state('count', () => 2, 'h0') as Handle
      m$.derived('double', () => Number(count.value) * 3)
      m$.fn('inc', () => (count.value = Number(count.value) + 10))
    })
    expect(seen).toHaveBeenLastCalledWith(9)
    inc$()
    expect(seen).toHaveBeenLastCalledWith(39)
    expect(scope.exposed).toMatchObject({ inc$, double$ })
  })

  it('connects channels anew, and runs only changed effects again', () => {
    const told: unknown[] = []
    const ended = vi.fn<() => void>()
    const [kept, old, added] = [vi.fn(() => ended), vi.fn(() => ended), vi.fn(() => {})]
    const owner = {}
    const scope = host('a').show(
      setupOf((m$) => {
        m$.hear('card:ping', (value) => told.push(`old ${String(value)}`))
        m$.mount(kept, 'k')
        m$.mount(old, 'o')
      }),
    )
    scope.mount(owner)
    setupOf((m$) => {
      m$.hear('card:ping', (value) => told.push(`new ${String(value)}`))
      m$.mount(kept, 'k')
      m$.mount(added, 'a')
    })
    emit('card:ping', 1)
    expect(told).toEqual(['new 1'])
    expect([kept, old, added, ended].map((one) => one.mock.calls.length)).toEqual([1, 1, 1, 1])
    scope.end()
    emit('card:ping', 2)
    expect(told).toEqual(['new 1'])
  })

  it('is what views that know an older one get', () => {
    const old = setupOf((m$) => void m$.state('count', () => 1, 'h0'))
    setupOf((m$) => void m$.state('count', () => 2, 'h1'))
    expect(read(host('a').show(old), 'count')).toBe(2)
  })
})

describe('a place', () => {
  const counter = () => setupOf((m$) => void m$.state('count', () => 0, 'h0'))

  it('keeps its scope for the next view', () => {
    const setup = counter()
    const one = host('a')
    expect(one.show(setup)).toBe(one.show(setup))
    expect(one.show(setup)).not.toBe(host('b').show(setup))
  })

  it('goes from a host that an update takes away to the one that has its name', () => {
    const setup = counter()
    const before = host('a')
    const scope = before.show(setup)
    write(scope, 'count', 3)
    current.page.isRunning = true
    before.leave()
    const after = host('a', before.name)
    expect(after.show(setup)).toBe(scope)
    current.places.release()
    expect(after.show(setup)).toBe(scope)
  })

  it('hands its scope to a host without one that comes instead in the same update', () => {
    const setup = counter()
    const before = host('vue')
    const scope = before.show(setup)
    current.page.isRunning = true
    before.leave()
    expect(host('react').show(setup)).toBe(scope)
    expect(current.page.kept).toEqual(['vue count'])
    expect(host('another').show(setup)).not.toBe(scope)
  })

  it('is in snapshots with its variables, by where its host is', () => {
    const setup = counter()
    write(host('a').show(setup), 'count', 3)
    const { values } = current.state.capture()
    expect(values.get('a', 'count')).toMatchObject({ component: ID, text: 'h0', value: 3, initial: 0 })
    expect(values.get('a', PLACE_SLOT)).toMatchObject({ isInternal: true })
    expect(current.state.live().has('a', 'count')).toBe(true)
  })

  it('gives a variable with another name what it held', () => {
    const scope = host('a').show(counter())
    write(scope, 'count', 3)
    current.page.states = current.state.capture()
    current.page.formers.set('clicks', 'count')
    setupOf((m$) => void m$.state('clicks', () => 0, 'h0'))
    expect(read(scope, 'clicks')).toBe(3)
    expect(fateOfCount()).toMatchObject({ fate: 'renamed', renamedTo: 'clicks' })
  })

  it('takes back what a failed update has made of its variables', () => {
    const scope = host('a').show(counter())
    write(scope, 'count', 3)
    current.page.states = current.state.capture()
    setupOf((m$) => void m$.state('count', () => 7, 'h7'))
    expect(read(scope, 'count')).toBe(7)
    expect(fateOfCount()).toMatchObject({ fate: 'new-initial' })
    counter()
    expect(read(scope, 'count')).toBe(3)
    write(scope, 'count', 4)
    current.places.restore(current.page.states)
    expect(read(scope, 'count')).toBe(3)
  })
})
