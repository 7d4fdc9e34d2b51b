import { $DEVCOMP, getOwner, type Owner } from 'solid-js'
import type { DevRuntime } from '../contract.ts'
import type { Guard, Implementation } from './dev-guard.ts'
import { COMPONENT_ID, identifyComponent } from './dev-identity.ts'
import type { Instances } from './dev-instances.ts'

/** Wraps the function of a component; to everybody else it is that function. */
export type Wrap = <Component extends Implementation>(id: string, implementation: Component) => Component

export interface Components {
  readonly component: Wrap
  /** The same for JSX that solid-refresh has hoisted out of a component: it has no state. */
  readonly template: Wrap
  /** The same value for every version of a component that is updated in place; anything else is its own. */
  identity(component: unknown): unknown
}

export interface ComponentsDeps {
  readonly instances: Instances
  readonly guard: Guard
  readonly find: () => DevRuntime | undefined
}

export function createComponents({ instances, guard, find }: ComponentsDeps): Components {
  const owners = new WeakSet<Owner>()
  const wrap = (isTemplate: boolean): Wrap => {
    return (id, implementation) => {
      find()?.versions.note(id, implementation)
      const create = (input: readonly unknown[]) => {
        const runtime = find()
        if (runtime?.phase === undefined) return implementation(...input)
        return guard.show({ id, isTemplate, implementation, input }, runtime)
      }
      return new Proxy(implementation, {
        get: (target, key, receiver) => (key === COMPONENT_ID ? id : Reflect.get(target, key, receiver)),
        apply(target, self, input) {
          const owner = getOwner()
          // Without Solid's mark it is called as a function; the next version gets its mark later, if at all.
          if (!owner || !($DEVCOMP in target || owners.has(owner))) return Reflect.apply(target, self, input)
          owners.add(owner)
          if (!isTemplate) instances.enter(owner, id)
          return create(input)
        },
      })
    }
  }
  return { component: wrap(false), template: wrap(true), identity: identifyComponent }
}
