import { describe, expect, it } from 'vitest'
import type { ComponentFailure } from '../../../adapters/contract.ts'
import { createComponentState } from '../../../src/orchestrator/component-state.ts'
import { createComponentVersions } from '../../../src/orchestrator/component-versions.ts'
import { createDeclarations } from '../../../src/orchestrator/declarations.ts'
import { createComponentFailures } from '../../../src/orchestrator/component-failures.ts'
import { findRenames } from '../../../src/orchestrator/find-renames.ts'
import { createLateState } from '../../../src/orchestrator/late-state.ts'
import { createTake } from '../../../src/orchestrator/take.ts'
import { createDevRuntime } from '../../../src/orchestrator/dev-runtime.ts'
import type { Phase } from '../../../src/shared/protocol.ts'

const former = () => 'former'
const latter = () => 'latter'

/** A page in which an update has replaced one version of a component by another. */
function setUp() {
  const state = createComponentState()
  const failures: ComponentFailure[] = []
  const warnings: ComponentFailure[] = []
  const page: { phase: Phase | undefined } = { phase: undefined }
  const versions = createComponentVersions(() => page.phase !== undefined)
  const declarations = createDeclarations({ isRunning: () => page.phase !== undefined, findRenames })
  const runtime = createDevRuntime({
    take: (_, initialise) => initialise(),
    addSource: state.addSource,
    known: () => ({ versions, declarations }),
    phase: () => page.phase,
    fail: createComponentFailures({
      versions,
      fail: (failure) => failures.push(failure),
      warn: (failure) => warnings.push(failure),
    }),
  })
  runtime.versions.note('App.tsx', former)
  page.phase = 'update'
  runtime.versions.note('App.tsx', latter)
  const fail = (during: ComponentFailure['during'], version?: unknown) =>
    runtime.fail({ framework: 'react', component: 'App.tsx', during, error: new Error('broken'), version })
  return { page, versions, fail, failures, warnings }
}

describe('what a component throws', () => {
  it.each(['setup', 'render', 'effect', 'cleanup'] as const)(
    'is a failure of the update that brings it (%s)',
    (during) => {
      const { fail, failures, warnings } = setUp()
      fail(during, latter)
      expect(failures).toMatchObject([{ during, version: latter }])
      expect(warnings).toEqual([])
    },
  )

  it.each(['setup', 'render', 'effect'] as const)(
    'is one as well in good code that the update has broken (%s)',
    (during) => {
      const { fail, failures } = setUp()
      fail(during, former)
      expect(failures).toHaveLength(1)
    },
  )

  it('does not hold up what takes its place', () => {
    const { fail, failures, warnings } = setUp()
    fail('cleanup', former)
    expect(failures).toEqual([])
    expect(warnings).toMatchObject([{ during: 'cleanup', version: former }])
  })

  it('is a failure when nobody knows which version has thrown it', () => {
    const { fail, failures } = setUp()
    fail('cleanup')
    expect(failures).toHaveLength(1)
  })

  it('is no surprise in failed code that waits to be replaced', () => {
    const { page, versions, fail, failures, warnings } = setUp()
    page.phase = 'rollback'
    versions.rollBack()
    fail('render', latter)
    fail('cleanup', latter)
    expect([...failures, ...warnings]).toEqual([])
    fail('render', former)
    expect(failures).toHaveLength(1)
  })

  it('is nothing of interest while the page is idle', () => {
    const { page, fail, failures, warnings } = setUp()
    page.phase = undefined
    fail('render', latter)
    fail('cleanup', former)
    expect([...failures, ...warnings]).toEqual([])
  })
})

describe('the value that a slot begins with', () => {
  const slot = { instance: 'app', name: 'count', text: '0' }
  const saved = { ...slot, value: 1, initial: 0 }
  const setUpWith = (values: readonly (typeof saved)[], phase?: Phase) => {
    const state = createComponentState()
    state.addSource({ framework: 'vue', read: () => values })
    const components = state.capture()
    const known = {
      versions: createComponentVersions(() => true),
      declarations: createDeclarations({ isRunning: () => phase !== undefined, findRenames }),
    }
    return createDevRuntime({
      take: createTake({
        begin: (_, initialise) => (initialise(), saved.value + 1) as never,
        late: createLateState(() => () => {}),
        running: () => phase && components,
      }),
      addSource: state.addSource,
      known: () => known,
      phase: () => phase,
      fail: () => {},
    })
  }

  it('is what the snapshot of the running update holds, and else what the page was left', () => {
    expect(setUpWith([saved], 'update').take(slot, () => 0)).toBe(1)
    expect(setUpWith([], 'update').take(slot, () => 0)).toBe(2)
    expect(setUpWith([saved]).take(slot, () => 0)).toBe(2)
  })
})
