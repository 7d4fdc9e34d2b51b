import { describe, expect, it } from 'vitest'
import { defineHotAdapter } from '../../../adapters/shared/hot-adapter.ts'
import { createConnections } from '../../../src/orchestrator/dev-hooks.ts'
import { controlOwnership } from '../../../src/orchestrator/control-ownership.ts'
import { controlRedeclarations } from '../../../src/orchestrator/control-redeclarations.ts'
import { createModuleOwnership } from '../../../src/orchestrator/module-ownership.ts'
import { createRedeclarations } from '../../../src/orchestrator/redeclarations.ts'
import { createComponentState, toCells } from '../../../src/orchestrator/component-state.ts'
import {
  createStatePreservation,
  keepSignalValues,
  removeUnused,
  signalsSince,
} from '../../../src/orchestrator/state-preservation.ts'
import { emit, on, signal } from '../../../src/index.ts'
import { connect, getRegistry } from '../../../src/runtime/registry.ts'
import { isTouched } from '../../../src/runtime/signals.ts'

const registry = getRegistry()

function setUp() {
  const ownership = createModuleOwnership({ base: '/', aroundReevaluation: () => () => {} })
  const control = controlOwnership(ownership, '/')
  const componentState = createComponentState()
  const slot = { instance: 'Card', name: 'draft', text: '""' }
  componentState.addSource({ framework: 'vue', read: () => [{ ...slot, value: 'before', initial: '' }] })
  const states = componentState.capture()
  const connections = createConnections(ownership.claim)
  const { declared, latest } = createRedeclarations((...renewed) => redeclarations.renewed(...renewed))
  const redeclarations = controlRedeclarations({ latest }, () => ownership.current !== undefined)
  registry.dev = { ...connections.hooks, redeclared: declared }
  const vue = defineHotAdapter(
    {
      framework: 'vue',
      recoversFromThrow: false,
      whenRendered: async () => {},
      identifyComponent: (component) => component,
      ownsField: () => false,
    },
    {
      applied: async () => {},
      accepted: async () => true,
      connections: () => connections.list(),
      cells: (id) => toCells(states, id),
    },
  )
  const state = createStatePreservation({
    registry,
    ownership: control,
    components: () => states,
    adapters: [vue],
  })
  const take = () => componentState.take(slot, states, () => '')
  return { ownership, control, connections, redeclarations, vue, state, take }
}

describe('the state preservation manager', () => {
  it('puts every global signal back to the value it had', () => {
    const { state } = setUp()
    const [count, list] = [signal('keep:count', 1), signal('keep:list', ['a'])]
    const held = list.value
    const snapshot = state.backupSignalState()
    count.value = 2
    list.value = []
    state.restoreSignalState(snapshot)
    expect(count.value).toBe(1)
    expect(list.value).toBe(held)
  })

  it('takes back what one evaluation has overwritten, and nothing that was declared anew', () => {
    const [kept, reset] = [signal('keep:kept', 1), signal('keep:reset', 1)]
    const restore = keepSignalValues(registry, (key) => key === 'keep:reset')
    kept.value = 0
    reset.value = 5
    restore()
    expect([kept.value, reset.value]).toEqual([1, 5])
  })

  it('brings the subscriptions of a module back whose new version failed', () => {
    const { state, ownership, control } = setUp()
    const heard: string[] = []
    const { leave } = ownership.enter('http://localhost/a.ts')
    on('keep:event', () => heard.push('old'))
    leave()
    const snapshot = state.backupSubscriptions()
    expect(snapshot.events['keep:event']).toBe(1)
    control.begin()
    ownership.enter('http://localhost/a.ts')
    on('keep:event', () => heard.push('new'))
    state.restoreSubscriptions(snapshot)
    emit('keep:event', undefined)
    expect(heard).toEqual(['old'])
    control.remove('/a.ts')
  })

  it('hands component state to the instance that takes the place of another', () => {
    const { state, take } = setUp()
    const snapshot = state.backupComponentState('Card')
    expect(snapshot).toEqual({
      componentId: 'Card',
      framework: 'vue',
      values: new Map([['draft', 'before']]),
    })
    expect(take()).toBe('before')
    state.restoreComponentState('Card', { ...snapshot, values: new Map([['draft', 'put in']]) })
    expect(take()).toBe('put in')
    expect(state.backupComponentState('unknown').values.size).toBe(0)
  })

  it('leaves a signal untouched that nobody has written but failed code', () => {
    const { state, ownership } = setUp()
    const fresh = signal('keep:reset-untouched', 1)
    signal('keep:reset-untouched', 1)
    const snapshot = state.backupSignalState()
    const { leave } = ownership.enter('http://localhost/d.ts')
    signal('keep:reset-untouched', 2)
    leave()
    expect(fresh.value).toBe(2)
    state.restoreSignalState(snapshot)
    expect([fresh.value, isTouched(fresh)]).toEqual([1, false])
  })

  it('removes signals that failed code has created, and that nobody follows', () => {
    const { state } = setUp()
    const snapshot = state.backupSignalState()
    signal('keep:unused', 0)
    const stop = signal('keep:used', 0).subscribe(() => {})
    const keys = signalsSince(registry, snapshot)
    expect(keys).toEqual(['keep:unused', 'keep:used'])
    removeUnused(registry, keys)
    expect([registry.signals.has('keep:unused'), registry.signals.has('keep:used')]).toEqual([false, true])
    stop()
  })
})

describe('the connections of adapters', () => {
  it('count the subscriptions of each hook, and mend what was lost or doubled', () => {
    const { connections, vue } = setUp()
    const heard: string[] = []
    const undo = connect({ framework: 'vue', kind: 'event', name: 'keep:wire' }, () =>
      on('keep:wire', () => heard.push('once')),
    )
    expect(vue.validateAdapterConnections()).toBe(true)
    const [connection] = connections.list()
    connection!.reconnect()
    emit('keep:wire', undefined)
    expect(heard).toEqual(['once'])
    expect(connection!.subscriptionCount).toBe(1)
    undo()
    expect(connections.list()).toEqual([])
    emit('keep:wire', undefined)
    expect(heard).toEqual(['once'])
  })

  it('do not belong to the module that is being evaluated', () => {
    const { ownership } = setUp()
    const { leave } = ownership.enter('http://localhost/b.ts')
    const undo = connect({ framework: 'vue', kind: 'event', name: 'keep:own' }, () =>
      on('keep:own', () => {}),
    )
    leave()
    ownership.enter('http://localhost/b.ts').leave()
    expect(registry.subscriptionCounts().events['keep:own']).toBe(1)
    undo()
  })
})

describe('redeclarations', () => {
  it('give an untouched signal a new initial value only while a module is evaluated again', () => {
    const { ownership, redeclarations } = setUp()
    const fresh = signal('keep:fresh', 1)
    signal('keep:fresh', 2)
    expect(fresh.value).toBe(1)
    const { leave } = ownership.enter('http://localhost/c.ts')
    signal('keep:fresh', 2)
    expect(fresh.value).toBe(1)
    signal('keep:fresh', 3)
    leave()
    expect(fresh.value).toBe(3)
    expect([...redeclarations.resets]).toEqual(['keep:fresh'])
    redeclarations.begin()
    expect(redeclarations.isReset('keep:fresh')).toBe(false)
  })

  it('are new again when the update that has brought them is rolled back', () => {
    const { ownership, redeclarations, state } = setUp()
    const fresh = signal('keep:again', 1)
    signal('keep:again', 1)
    const declare = () => {
      const { leave } = ownership.enter('http://localhost/c.ts')
      signal('keep:again', 2)
      leave()
    }
    const snapshot = state.backupSignalState()
    redeclarations.begin()
    declare()
    redeclarations.rollBack()
    state.restoreSignalState(snapshot)
    expect(redeclarations.resets.size).toBe(0)
    declare()
    expect(fresh.value).toBe(2)
  })

  it('leave a signal alone that somebody has written', () => {
    const { ownership } = setUp()
    const touched = signal('keep:touched', 1)
    touched.value = 5
    const { leave } = ownership.enter('http://localhost/c.ts')
    signal('keep:touched', 9)
    leave()
    expect(touched.value).toBe(5)
  })
})
