import type { IslandSource } from '../contract.ts'
import { createContentsElement } from './elements.ts'
import { createHostSource, type HostSource } from './host-source.ts'
import { createIslandElement } from './island-element.ts'

type Props = Readonly<Record<string, unknown>>

/** A component that plain TypeScript has mounted. */
export interface PlainMount {
  /** Hands over new props; they replace the earlier ones. */
  update(props: Props): void
  /** Removes the component, its element and everything it started. */
  unmount(): void
}

/** Mounts components for code that uses no framework. */
export interface PlainHost {
  /** Appends the component to `target`; `props.onIslandError` is told what it throws. */
  mount(target: Element, props?: Props): PlainMount
  /** Shows another component in every live mount, with its latest props. */
  show(source: IslandSource): void
}

/**
 * Creates a host for plain TypeScript.
 *
 * @example
 * const host = createPlainHost()
 * host.show(island(Cart))
 * const cart = host.mount(document.body, { currency: 'EUR' })
 * cart.update({ currency: 'USD' })
 * cart.unmount()
 */
export function createPlainHost(): PlainHost {
  const source = createHostSource()
  return { mount: (target, props) => mountFrom(source, target, props), show: source.show }
}

/** Appends one component to `target`, for good: it never changes into another one. */
export function mountPlainIsland(source: IslandSource, target: Element, props?: Props): PlainMount {
  const host = createPlainHost()
  host.show(source)
  return host.mount(target, props)
}

/** Appends whatever `source` shows to `target`, and follows it from then on. */
export function mountFrom(source: HostSource, target: Element, initial: Props = {}): PlainMount {
  const element = createContentsElement('metamon-island')
  const island = createIslandElement(element)
  let latest = initial
  target.append(element)
  const place = source.placeAt?.(element)
  const show = () => {
    if (!source.current) return
    const { onIslandError, ...given } = latest
    const props = { ...given, ...place?.props() }
    island.show({ source: source.current, props, slots: {}, onIslandError: toListener(onIslandError) })
  }
  const unsubscribe = source.subscribe(show)
  show()
  return {
    update(props) {
      latest = props
      show()
    },
    unmount() {
      unsubscribe()
      island.dispose()
      place?.leave()
      element.remove()
    },
  }
}

function toListener(value: unknown): ((error: unknown) => void) | undefined {
  return typeof value === 'function' ? (error) => value(error) : undefined
}
