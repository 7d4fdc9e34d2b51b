import type { DevRuntime } from '../contract.ts'
import { createSites, type ComponentSites } from '../shared/dev-sites.ts'
import { createGuard } from './dev-guard.ts'
import { createHandover } from './dev-handover.ts'
import { createInstances } from './dev-instances.ts'
import type { HotComponent, Props, SvelteComponent, SvelteInternals } from './dev-internals.ts'
import { createModules, type ModuleClock } from './dev-modules.ts'
import { createPlaces, type Places } from './dev-places.ts'
import { keepProp, type Prop } from './dev-props.ts'
import { createUpdates } from './dev-updates.ts'

/** What instrumented modules call. */
export interface SvelteDev {
  /** Makes the mounting of a component something that a running update can take back. */
  component(id: string, implementation: SvelteComponent): SvelteComponent
  /** Says where a component renders others. */
  sites: ComponentSites['declare']
  /** Wraps what renders one of them. */
  site: Places['site']
  /** What `$.hmr` has made of the component. */
  hot(id: string, component: HotComponent): HotComponent
  /** The initial value of a variable with state, or the value that it had before the running update. */
  state<Value>(scope: string, name: string, text: string, initialise: () => Value, read: () => unknown): Value
  /** A prop that the component writes to. */
  prop(scope: string, name: string, text: string, props: Props, key: string, prop: Prop): Prop
  /** What a store holds. */
  storeValue(store: Store): unknown
}

/** Svelte's store contract. */
interface Store {
  subscribe(run: (value: unknown) => void): () => void
}

export interface SvelteDevContext {
  readonly svelte: SvelteInternals
  readonly findRuntime: () => DevRuntime | undefined
  readonly findClock: () => ModuleClock | undefined
}

/** Creates the hooks. Without a `DevRuntime` in the page they do nothing. */
export function createSvelteDev({ svelte, findRuntime, findClock }: SvelteDevContext): SvelteDev {
  const sites = createSites(() => findRuntime()?.versions)
  const places = createPlaces(sites)
  const instances = createInstances(svelte, places)
  const modules = createModules(findClock)
  const guard = createGuard({ svelte, instances })
  const handover = createHandover({ svelte, owners: () => [...instances.list(), ...modules.list()] })
  const shareUpdates = createUpdates(svelte)
  const currentOwner = () => (svelte.active_effect ? instances.current() : modules.current())
  let connected: DevRuntime | undefined
  const connect = () => {
    const runtime = findRuntime()
    if (runtime && runtime !== connected) runtime.addSource(handover)
    connected = runtime
    return runtime
  }
  return {
    sites: sites.declare,
    site: places.site,
    component(id, implementation) {
      const runtime = connect()
      if (!runtime) return implementation
      runtime.versions.note(id, implementation)
      const component = function (anchor: Node, props: Props) {
        // Svelte itself says that a component is not a class.
        if (new.target) return Reflect.construct(implementation, [anchor, props])
        const instance = instances.open(id)
        if (!instance) return implementation(anchor, props)
        return guard({ instance, implementation, anchor, props }, runtime)
      }
      return Object.assign(component, implementation)
    },
    hot: (id, component) => (connect() ? shareUpdates(id, component) : component),
    state(scope, name, text, initialise, read) {
      const runtime = connect()
      const owner = runtime && currentOwner()
      return owner ? handover.take(owner, { scope, name, text, initialise, read }, runtime) : initialise()
    },
    prop(scope, name, text, props, key, prop) {
      const runtime = connect()
      const owner = runtime && currentOwner()
      if (!owner) return prop
      return keepProp(owner, { scope, name, text, props, key, prop }, { svelte, handover, runtime })
    },
    storeValue(store) {
      let value: unknown
      store.subscribe((current) => void (value = current))()
      return value
    },
  }
}
