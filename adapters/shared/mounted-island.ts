import { getRegistry } from '../../src/runtime/registry.ts'
import type { IslandHandle } from '../contract.ts'
import { createContentsElement, moveInto } from './elements.ts'
import { findIslandParking } from './find-island-parking.ts'
import type { IslandView, MountedIsland } from './island-view.ts'
import { isShallowEqual } from './shallow-equal.ts'

const ERROR_ATTRIBUTE = 'data-metamon-error'

/** Mounts `view.source` in `element`. Whatever the component throws is reported and goes no further. */
export function mountIsland(element: HTMLElement, initial: IslandView): MountedIsland {
  const { source } = initial
  const root = createContentsElement('metamon-root')
  const parking = findIslandParking()
  let place = element
  let shelter: HTMLElement | undefined
  let view = initial
  let handle: IslandHandle | undefined
  let isGone = false

  const onError = (error: unknown) => {
    if (!isGone) {
      place.setAttribute(ERROR_ATTRIBUTE, error instanceof Error ? error.message : String(error))
      parking?.failed.add(island)
    }
    parking?.contained.add(error)
    tell(error, view.onIslandError)
  }
  const guard = (action: () => void) => {
    try {
      action()
    } catch (error) {
      onError(error)
    }
  }
  const start = () => source.mount(root, { props: view.props, slots: view.slots, onError })
  const mount = () => {
    handle = parking ? parking.mountAt(root, start) : start()
  }
  const leaveShelter = () => {
    shelter?.remove()
    shelter = undefined
  }

  const show = () => {
    place.removeAttribute(ERROR_ATTRIBUTE)
    guard(() => (handle ? handle.update(view) : mount()))
  }

  const island: MountedIsland = {
    source,
    order: parking?.nextOrder() ?? 0,
    update(next) {
      const isUnchanged = isShallowEqual(view.props, next.props) && isShallowEqual(view.slots, next.slots)
      view = next
      if (!isUnchanged) show()
    },
    retry: show,
    moveTo(next) {
      moveInto(next, root)
      const message = place.getAttribute(ERROR_ATTRIBUTE)
      if (message !== null) next.setAttribute(ERROR_ATTRIBUTE, message)
      place = next
      leaveShelter()
    },
    shelter() {
      shelter = createShelter()
      moveInto(shelter, root)
    },
    unmount() {
      isGone = true
      parking?.failed.delete(island)
      guard(() => handle?.unmount())
      place.removeAttribute(ERROR_ATTRIBUTE)
      root.remove()
      leaveShelter()
    },
  }
  element.append(root)
  guard(mount)
  return island
}

/** In a task of its own: the host may be in the middle of a render, where it must not set state. */
function tell(error: unknown, listener: IslandView['onIslandError']): void {
  queueMicrotask(() => {
    if (!listener) return getRegistry().report(error)
    try {
      listener(error)
    } catch (failure) {
      getRegistry().report(failure)
    }
  })
}

/** Inside the document, because a node that leaves it loses focus, scroll position and frames. */
function createShelter(): HTMLElement {
  const element = document.createElement('metamon-shelter')
  element.hidden = true
  document.body.append(element)
  return element
}
