import type { DevRuntime } from '../contract.ts'
import type { Instance, Instances } from './dev-instances.ts'
import type { Exports, Props, SvelteComponent, SvelteInternals } from './dev-internals.ts'

/** A component that is about to be mounted. */
export interface Mounting {
  readonly instance: Instance
  readonly implementation: SvelteComponent
  readonly anchor: Node
  readonly props: Props
}

export interface GuardContext {
  readonly svelte: SvelteInternals
  readonly instances: Instances
}

/** Mounts components, in such a way that what a running update breaks stays without consequences. */
export type Guard = (mounting: Mounting, runtime: DevRuntime) => Exports | undefined

/**
 * Creates the guard. A version that is on trial runs in a `<svelte:boundary>` of its own. What it throws while it
 * is mounted, or from an effect before the update is settled, is reported, and the last good version takes its
 * place. From then on the boundary lets everything through, as if it were not there. A version that is not on
 * trial is mounted without one.
 */
export function createGuard({ svelte, instances }: GuardContext): Guard {
  const show = (implementation: SvelteComponent, { instance, props }: Mounting, anchor: Node) =>
    instances.run(instance, () => implementation(anchor, props))

  return (mounting, runtime) => {
    const { instance, implementation, anchor } = mounting
    const good = lastGood(runtime, mounting)
    if (!good) return show(implementation, mounting, anchor)
    const fail = (error: unknown, during: 'setup' | 'render' | 'effect') =>
      runtime.fail({
        framework: 'svelte',
        component: instance.component,
        during,
        error,
        version: implementation,
      })
    let exports: Exports | undefined
    let isMounted = false
    let during: 'setup' | 'render' = 'setup'
    const isOnTrial = () => isMounted && lastGood(runtime, mounting) === good
    const onerror = (error: unknown) => {
      isMounted = false
      fail(error, 'effect')
    }
    const failed = (place: Node) => {
      exports = show(good, mounting, place)
    }
    // What the block has noted of the DOM of the version before would be removed in place of the boundary's.
    instance.block.nodes = null
    try {
      const boundary = {
        get onerror() {
          return isOnTrial() ? onerror : undefined
        },
        get failed() {
          return isOnTrial() ? failed : undefined
        },
      }
      svelte.boundary(anchor, boundary, (place) => {
        const effect = svelte.active_effect
        try {
          exports = show(implementation, mounting, place)
        } catch (error) {
          // Nodes are there from when the script is through and the template has been copied.
          if (effect?.nodes) during = 'render'
          throw error
        }
      })
    } catch (error) {
      if (isControlFlow(error)) throw error
      fail(error, during)
      return show(good, mounting, anchor)
    }
    isMounted = true
    return followExports(() => exports)
  }
}

/** The version to fall back to: there is none outside of an update, or when this version is the good one. */
function lastGood(runtime: DevRuntime, { instance, implementation }: Mounting): SvelteComponent | undefined {
  const good = runtime.phase === undefined ? undefined : runtime.versions.lastGood(instance.component)
  // Only `component()` notes versions under the names of Svelte's files.
  return good === implementation ? undefined : (good as SvelteComponent | undefined)
}

/** Svelte's way to stop what is no longer needed, and promises that are thrown to be waited for. */
const isControlFlow = (error: unknown): boolean =>
  typeof error === 'object' &&
  error !== null &&
  (('then' in error && typeof error.then === 'function') ||
    (error instanceof Error && error.name === 'StaleReactionError'))

/** The exports of whichever version is shown, under the names that they have now. */
function followExports(current: () => Exports | undefined): Exports {
  const follow = (key: PropertyKey, descriptor: PropertyDescriptor): PropertyDescriptor =>
    typeof key === 'symbol'
      ? descriptor
      : {
          get: () => current()?.[key],
          set: (value: unknown) => void Reflect.set(current() ?? {}, key, value),
          enumerable: descriptor.enumerable ?? false,
          configurable: true,
        }
  const exports = current() ?? {}
  const descriptors = Reflect.ownKeys(exports).map(
    (key) => [key, follow(key, Reflect.getOwnPropertyDescriptor(exports, key) ?? {})] as const,
  )
  return Object.defineProperties({}, Object.fromEntries(descriptors))
}
