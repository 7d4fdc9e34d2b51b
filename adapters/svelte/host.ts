import type { Component } from 'svelte'
import { createSubscriber } from 'svelte/reactivity'
import { createHostSource, type HostSource } from '../shared/host-source.ts'
import { mountFrom, type PlainHost } from '../shared/plain-host.ts'
import HostComponent from './host.svelte'

type Props = Record<string, unknown>

/** A Svelte component that shows whatever component it is told to, of any framework. */
export interface Host extends PlainHost {
  readonly component: Component<Props, Props>
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
export function createHost(name: string): Host {
  const source = createHostSource()
  const host = toReactive(source)
  // A compiled Svelte component is a function of an anchor and its props, which stay reactive this way.
  const render = HostComponent as unknown as Component<{ host: typeof host; forwarded: Props }, Instance>
  const component: Component<Props, Props> = (anchor, forwarded) =>
    forwardTo(render(anchor, { host, forwarded }).getInstance)
  Object.defineProperty(component, 'name', { value: name })
  return { component, show: source.show, mount: (target, props) => mountFrom(source, target, props) }
}

interface Instance {
  getInstance(): Props | undefined
}

function toReactive(source: HostSource): Pick<HostSource, 'current'> {
  const subscribe = createSubscriber((update) => source.subscribe(update))
  return {
    get current() {
      subscribe()
      return source.current
    },
  }
}

/** `bind:this` of the host reaches what the shown component exports. */
function forwardTo(getInstance: () => Props | undefined): ReturnType<Component<Props, Props>> {
  // Svelte adds to the type of an instance what only components of its version 4 have.
  return new Proxy({}, { get: (_, key) => Reflect.get(getInstance() ?? {}, key) }) as ReturnType<
    Component<Props, Props>
  >
}
