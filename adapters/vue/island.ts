import { createApp, h, shallowRef, type App, type Component, type Slot } from 'vue'
import type { IslandHandle, IslandInput, IslandSource } from '../contract.ts'
import { fillOutlet, OUTLET_TAG } from '../shared/slot-outlet.ts'

/** Vue's names for errors that leave a component without content; in production they are links. */
const FATAL_RE = /^(?:setup function|render function|component update)$|#runtime-(?:0|1|15)$/

/**
 * Makes a Vue component something that the `Island` of every framework can show.
 *
 * @example
 * export const CartIsland = island(Cart)
 */
export function island(component: Component): IslandSource {
  return { framework: 'vue', component, mount: (target, input) => mount(component, target, input) }
}

function mount(component: Component, target: HTMLElement, input: IslandInput): IslandHandle {
  const current = shallowRef<Pick<IslandInput, 'props' | 'slots'>>(input)
  const attempt = shallowRef(0)
  const hasFailed = shallowRef(false)
  const app = createApp({
    render() {
      const { props, slots } = current.value
      return hasFailed.value ? null : h(component, { ...props, key: attempt.value }, toVueSlots(slots))
    },
  })
  containErrors(app, (error, info) => {
    // What a component without its setup throws when it renders says nothing new.
    if (hasFailed.value) return
    hasFailed.value = FATAL_RE.test(info)
    input.onError(error)
  })
  app.mount(target)
  return {
    update(next) {
      if (hasFailed.value) attempt.value += 1
      hasFailed.value = false
      current.value = next
    },
    unmount: () => app.unmount(),
  }
}

function containErrors(app: App, onError: (error: unknown, info: string) => void): void {
  app.config.errorHandler = (error, _instance, info) => onError(error, info)
  app.config.throwUnhandledErrorInProduction = false
}

function toVueSlots(holders: IslandInput['slots']): Record<string, () => ReturnType<Slot>> {
  const entries = Object.entries(holders)
  return Object.fromEntries(entries.map(([name, holder]) => [name, () => [toOutlet(holder)]]))
}

function toOutlet(holder: HTMLElement): ReturnType<typeof h> {
  // Vue sets `el` before it calls these hooks, and `el` is the element that this vnode asks for.
  const fill = ({ el }: { el: unknown }) => fillOutlet(el as Element, holder)
  return h(OUTLET_TAG, { style: 'display: contents', onVnodeMounted: fill, onVnodeUpdated: fill })
}
