import { afterEach, expect, it } from 'vitest'
import { onAfterReload, onBeforeReload, onRollback } from '../../../src/index.ts'
import { createCallListeners } from '../../../src/orchestrator/call-listeners.ts'
import { createReloadListeners } from '../../../src/orchestrator/reload-listeners.ts'
import { getRegistry, type Subscription } from '../../../src/runtime/registry.ts'

const registry = getRegistry()

function setUp() {
  const claimed: Subscription[] = []
  const listeners = createReloadListeners((subscription) => claimed.push(subscription))
  registry.dev = {
    subscribed: () => {},
    redeclared: () => {},
    connect: (_, subscribe) => subscribe(),
    reload: listeners.add,
  }
  return { claimed, call: createCallListeners(listeners) }
}

afterEach(() => {
  registry.dev = undefined
})

it('does nothing where no dev tools are, as in production', () => {
  const undo = onBeforeReload(() => expect.fail('called'))
  const { call } = setUp()
  call('before', { id: '1', files: [] })
  expect(undo).not.toThrow()
})

it('calls the listeners of each moment with what it is about, until their undo', () => {
  const { call } = setUp()
  const heard: unknown[] = []
  const undo = onBeforeReload((info) => heard.push(info))
  onAfterReload((reload) => heard.push(reload))
  onRollback((reload) => heard.push(reload))
  const info = { id: '1', files: ['src/a.ts'] }
  call('before', info)
  call('after', { ...info, kept: [], lost: [], variables: [] })
  call('rollback', { ...info, errors: [] })
  undo()
  call('before', info)
  expect(heard).toEqual([info, { ...info, kept: [], lost: [], variables: [] }, { ...info, errors: [] }])
})

it('is silent with the module that has asked, and ends with it', () => {
  const { call, claimed } = setUp()
  const heard: string[] = []
  onAfterReload(() => heard.push('called'))
  const [subscription] = claimed
  const reload = { id: '1', files: [], kept: [], lost: [], variables: [] }
  subscription!.suspend()
  call('after', reload)
  expect(subscription!.active).toBe(false)
  subscription!.resume()
  call('after', reload)
  subscription!.dispose()
  call('after', reload)
  expect(heard).toEqual(['called'])
})

it('calls the others when one throws, and says so', () => {
  const { call } = setUp()
  const heard: string[] = []
  onBeforeReload(() => {
    throw new Error('on purpose')
  })
  onBeforeReload(() => heard.push('second'))
  expect(call('before', { id: '1', files: [] })).toEqual([
    { message: 'a listener of hot updates threw: Error: on purpose' },
  ])
  expect(heard).toEqual(['second'])
})
