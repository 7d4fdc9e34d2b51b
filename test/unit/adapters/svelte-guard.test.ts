import { describe, expect, it } from 'vitest'
import type { ComponentFailure, DevRuntime } from '../../../adapters/contract.ts'
import { createGuard } from '../../../adapters/svelte/dev-guard.ts'
import { createInstances } from '../../../adapters/svelte/dev-instances.ts'
import type {
  BoundaryProps,
  Effect,
  SvelteComponent,
  SvelteInternals,
} from '../../../adapters/svelte/dev-internals.ts'
import type { Phase } from '../../../src/shared/protocol.ts'

const effect = (parent: Effect | null): Effect => ({ parent, first: null, next: null, nodes: {} })

/** A component that is mounted in a page whose last good version of it is `good`. */
function setUp(phase: Phase | undefined, good?: SvelteComponent) {
  let boundary: BoundaryProps | undefined
  const block = effect(null)
  // What the guard uses of Svelte, with a boundary that never catches anything by itself.
  const svelte = {
    active_effect: effect(block),
    effect_tracking: () => false,
    render_effect: (run: () => void) => run(),
    boundary(anchor: Node, props: BoundaryProps, children: (anchor: Node) => void) {
      boundary = props
      children(anchor)
    },
  } as unknown as SvelteInternals
  const failures: ComponentFailure[] = []
  const state = { phase }
  const runtime: DevRuntime = {
    get phase() {
      return state.phase
    },
    versions: { note: () => {}, lastGood: () => good, isFailed: () => false },
    declarations: { declare: () => {}, formerOf: () => undefined, isReset: () => false },
    take: (_, initialise) => initialise(),
    addSource: () => () => {},
    fail: (failure) => void failures.push(failure),
  }
  const instances = createInstances(svelte, { of: (component) => component })
  const guard = createGuard({ svelte, instances })
  // The guard only passes it on.
  const anchor = {} as Node
  const mount = (implementation: SvelteComponent) =>
    guard({ instance: instances.open('Foo.svelte')!, implementation, anchor, props: {} }, runtime)
  return { mount, failures, state, block, boundary: () => boundary }
}

const broken =
  (error: unknown): SvelteComponent =>
  () => {
    throw error
  }

describe('the guard of Svelte components', () => {
  const error = new Error('broken')

  it.each<[string, Phase | undefined, SvelteComponent | undefined]>([
    ['no update runs', undefined, () => undefined],
    ['there is no last good version', 'update', undefined],
    ['the last good version throws as well', 'rollback', broken(error)],
  ])('lets a throw through when %s', (_, phase, good) => {
    expect(() => setUp(phase, good).mount(broken(error))).toThrow(error)
  })

  it('mounts the last good version as Svelte itself would', () => {
    const good = () => ({ a: 1 })
    const { mount, boundary, block } = setUp('update', good)
    expect(mount(good)).toEqual({ a: 1 })
    expect(boundary()).toBeUndefined()
    expect(block.nodes).not.toBeNull()
  })

  it('lets through what is thrown to be waited for', () => {
    const promise = Promise.resolve()
    const { mount, failures } = setUp('update', () => undefined)
    let thrown: unknown
    try {
      mount(broken(promise))
    } catch (caught) {
      thrown = caught
    }
    expect(thrown).toBe(promise)
    expect(failures).toEqual([])
  })

  it('reports a throw, and mounts the last good version', () => {
    const { mount, failures } = setUp('update', () => ({ version: 'good' }))
    const version = broken(error)
    expect(mount(version)).toEqual({ version: 'good' })
    const component = 'Foo.svelte'
    expect(failures).toEqual([{ framework: 'svelte', component, during: 'render', error, version }])
  })

  it('catches a later throw while the update runs, once, and none afterwards', () => {
    const { mount, failures, state, boundary } = setUp('update', () => ({ version: 'good' }))
    const exports = mount(() => ({ version: 'new' }))
    expect(exports).toEqual({ version: 'new' })
    state.phase = undefined
    expect([boundary()?.onerror, boundary()?.failed]).toEqual([undefined, undefined])
    state.phase = 'update'
    const { failed } = boundary()!
    boundary()!.onerror!(error)
    failed!({} as Node)
    expect(exports).toEqual({ version: 'good' })
    expect(failures).toMatchObject([{ during: 'effect', error }])
    expect([boundary()?.onerror, boundary()?.failed]).toEqual([undefined, undefined])
  })
})
