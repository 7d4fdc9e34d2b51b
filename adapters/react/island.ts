import { createElement, useCallback, type JSXElementConstructor, type ReactElement } from 'react'
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import type { IslandHandle, IslandInput, IslandSource } from '../contract.ts'
import { fillOutlet, OUTLET_TAG } from '../shared/slot-outlet.ts'
import { toSlotProps } from '../shared/slot-props.ts'

type ReactComponent = JSXElementConstructor<never>

/**
 * Makes a React component something that the `Island` of every framework can show.
 *
 * @example
 * export const CartIsland = island(Cart)
 */
export function island(component: ReactComponent): IslandSource {
  return { framework: 'react', component, mount: (target, input) => mount(component, target, input) }
}

function mount(component: ReactComponent, target: HTMLElement, input: IslandInput): IslandHandle {
  // An error that no boundary inside the component catches is the island's. React has removed what it had
  // rendered by then, so that the next render mounts the component again. What a boundary does catch stays
  // with React, which writes it to the console as in any other root.
  const root = createRoot(target, { onUncaughtError: input.onError, onRecoverableError: input.onError })
  let current: Pick<IslandInput, 'props' | 'slots'> = input
  let isQueued = false
  let isUnmounted = false

  const render = () => {
    isQueued = false
    if (!isUnmounted) flushSync(() => root.render(toElement(component, current)))
  }
  // Before the next paint, but never inside another root's render or commit, where React forbids it.
  const queueRender = () => {
    if (!isQueued) queueMicrotask(render)
    isQueued = true
  }

  queueRender()
  return {
    update(next) {
      current = next
      queueRender()
    },
    unmount() {
      isUnmounted = true
      queueMicrotask(() => root.unmount())
    },
  }
}

function toElement(
  component: ReactComponent,
  { props, slots }: Pick<IslandInput, 'props' | 'slots'>,
): ReactElement {
  const slotProps = toSlotProps(slots, (holder) => createElement(SlotOutlet, { holder }))
  // The host's props are only known at run time, so no type can say that they fit this component.
  return createElement(component as JSXElementConstructor<object>, { ...props, ...slotProps })
}

function SlotOutlet({ holder }: { readonly holder: HTMLElement }): ReactElement {
  const fill = useCallback(
    (outlet: HTMLElement | null) => void (outlet && fillOutlet(outlet, holder)),
    [holder],
  )
  return createElement(OUTLET_TAG, { ref: fill, style: { display: 'contents' } })
}
