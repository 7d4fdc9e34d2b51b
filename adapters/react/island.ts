import { createElement, Fragment, useCallback, type JSXElementConstructor, type ReactElement } from 'react'
import { flushSync } from 'react-dom'
import { createRoot, type Root } from 'react-dom/client'
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
  const failure = { hasFailed: false, attempt: 0 }
  const root = createIslandRoot(target, input, () => {
    failure.hasFailed = true
  })
  let current: Pick<IslandInput, 'props' | 'slots'> = input
  let isQueued = false
  let isUnmounted = false

  const render = () => {
    isQueued = false
    if (isUnmounted) return
    if (failure.hasFailed) failure.attempt += 1
    failure.hasFailed = false
    flushSync(() => root.render(toElement(component, current, failure.attempt)))
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

/**
 * An error that no boundary inside the component catches is the island's; React removes what it rendered.
 * One that a boundary catches is left to React, which writes it to the console as in any other root.
 */
function createIslandRoot(target: HTMLElement, { onError }: IslandInput, markFailed: () => void): Root {
  const onUncaughtError = (error: unknown) => {
    markFailed()
    onError(error)
  }
  return createRoot(target, { onUncaughtError, onRecoverableError: onError })
}

function toElement(
  component: ReactComponent,
  { props, slots }: Pick<IslandInput, 'props' | 'slots'>,
  attempt: number,
): ReactElement {
  const slotProps = toSlotProps(slots, (holder) => createElement(SlotOutlet, { holder }))
  // The host's props are only known at run time, so no type can say that they fit this component.
  const shown = createElement(component as JSXElementConstructor<object>, { ...props, ...slotProps })
  // Another key makes sure that what has failed is not updated but mounted again.
  return createElement(Fragment, { key: attempt }, shown)
}

function SlotOutlet({ holder }: { readonly holder: HTMLElement }): ReactElement {
  const fill = useCallback(
    (outlet: HTMLElement | null) => void (outlet && fillOutlet(outlet, holder)),
    [holder],
  )
  return createElement(OUTLET_TAG, { ref: fill, style: { display: 'contents' } })
}
