import { flushSync, type Component } from 'svelte'
import type { IslandSource } from '../contract.ts'
import { createSubscriber } from 'svelte/reactivity'
import type { ScopePlace } from '../shared/find-scope-places.ts'
import { createPlacedSource, type PlacedSource, type ShowOptions } from '../shared/placed-source.ts'
import { mountFrom, type PlainHost } from '../shared/plain-host.ts'
import { svelteComponent } from './dev.ts'
import { svelte, type Exports, type SvelteComponent } from './dev-internals.ts'
import { takePlace } from './host-place.ts'
import HostComponent from './host.svelte'

type Props = Record<string, unknown>

/** A Svelte component that shows whatever component it is told to, of any framework. */
export interface Host extends PlainHost {
  readonly component: Component<Props, Props>
  show(source: IslandSource, options?: ShowOptions): void
}

/**
 * Creates a component whose identity outlives every change of what it shows. A component of the same
 * framework is rendered directly, any other as an island.
 *
 * @example
 * const host = createHost('Cart')
 * host.show(island(Cart))
 * export default host.component
 */
export function createHost(name: string, file: string = name): Host {
  const source = createPlacedSource({ applyAtOnce: (change) => flushSync(change) })
  const host = toReactive(source)
  // A compiled Svelte component is a function of an anchor and its props, which stay reactive this way.
  const render = HostComponent as unknown as Component<Input, Instance>
  const show = (anchor: Node, forwarded: Props) =>
    forwardTo(render(anchor as never, { host, forwarded, place: takePlace() }).getInstance)
  // Only what is known as an instance has state that is handed over: under a name that no other host has, of
  // another framework for the same file, or for a file of the same name. It takes whatever Svelte hands it.
  const id = `host:svelte:${file}`
  const component = asInstance(svelteComponent(id, show)) as unknown as Component<Props, Props>
  Object.defineProperty(component, 'name', { value: name })
  return { component, show: source.show, mount: (target, props) => mountFrom(source, target, props) }
}

/**
 * What has state that is handed over runs in a block of its own, as components do that are updated in place: this
 * one would else be taken for its parent. A boundary that handles nothing is one.
 */
function asInstance(component: SvelteComponent): SvelteComponent {
  return (anchor, props) => {
    let exports: Exports | undefined
    svelte.boundary(anchor, { onerror: undefined, failed: undefined }, (place) => {
      exports = component(place, props)
    })
    return exports
  }
}

type ReactiveSource = Pick<PlacedSource, 'current' | 'propsIn'>

interface Input extends Props {
  readonly host: ReactiveSource
  readonly forwarded: Props
  readonly place: ScopePlace | undefined
}

interface Instance {
  getInstance(): Props | undefined
}

function toReactive(source: PlacedSource): ReactiveSource {
  const subscribe = createSubscriber((update) => source.subscribe(update))
  return {
    get current() {
      subscribe()
      return source.current
    },
    propsIn: source.propsIn,
  }
}

/** `bind:this` of the host reaches what the shown component exports. */
function forwardTo(getInstance: () => Props | undefined): ReturnType<Component<Props, Props>> {
  // Svelte adds to the type of an instance what only components of its version 4 have.
  return new Proxy({}, { get: (_, key) => Reflect.get(getInstance() ?? {}, key) }) as ReturnType<
    Component<Props, Props>
  >
}
