import type { Undo } from '../runtime/undo.ts'
import { h } from '../shared-ui/element.ts'
import { createDockRoom } from './dock-room.ts'

/** Where a docked panel is, and how large: a share of the window, in per cent. */
export interface DockPlace {
  readonly side: 'bottom' | 'right'
  readonly bottom: number
  readonly right: number
}

/** Puts the panel at a side of the window. */
export interface Dock {
  readonly place: DockPlace
  /** The handle by which it is made larger and smaller, with pointer or arrow keys. */
  readonly handle: HTMLElement
  switchSide(): void
  readonly dispose: Undo
}

const KEY = 'metamon:panel'
const MIN = 20
const MAX = 90
const STEP = 5
const FIRST: DockPlace = { side: 'bottom', bottom: 45, right: 40 }

/** Creates the dock of a panel; its place is remembered. */
export function createDock(panel: HTMLElement, storage: Storage | undefined): Dock {
  let place = recall(storage)
  const room = createDockRoom()
  const handle = h('div', {
    class: 'handle',
    role: 'separator',
    tabindex: 0,
    'aria-label': 'Size of the panel',
  })
  const show = () => {
    panel.dataset['side'] = place.side
    // Not an attribute: a strict Content-Security-Policy would refuse it.
    panel.style.setProperty('--size', `${place[place.side]}%`)
    room.take(place)
    handle.setAttribute('aria-orientation', place.side === 'bottom' ? 'horizontal' : 'vertical')
    handle.setAttribute('aria-valuenow', String(Math.round(place[place.side])))
    handle.setAttribute('aria-valuemin', String(MIN))
    handle.setAttribute('aria-valuemax', String(MAX))
  }
  const resize = (size: number) => {
    place = { ...place, [place.side]: Math.max(MIN, Math.min(MAX, size)) }
    show()
  }
  const keep = () => remember(storage, place)
  handle.addEventListener('pointerdown', (event) => {
    handle.setPointerCapture(event.pointerId)
    event.preventDefault()
  })
  handle.addEventListener('pointermove', (event) => {
    if (handle.hasPointerCapture(event.pointerId)) resize(sizeAt(place.side, event))
  })
  handle.addEventListener('lostpointercapture', keep)
  handle.addEventListener('keydown', ({ key }) => {
    const step = STEPS[place.side][key]
    if (step === undefined) return
    resize(place[place.side] + step)
    keep()
  })
  show()
  return {
    get place() {
      return place
    },
    handle,
    switchSide() {
      place = { ...place, side: place.side === 'bottom' ? 'right' : 'bottom' }
      show()
      keep()
    },
    dispose: room.dispose,
  }
}

const STEPS: Record<DockPlace['side'], Readonly<Record<string, number>>> = {
  bottom: { ArrowUp: STEP, ArrowDown: -STEP },
  right: { ArrowLeft: STEP, ArrowRight: -STEP },
}

const sizeAt = (side: DockPlace['side'], { clientX, clientY }: PointerEvent): number =>
  side === 'bottom' ? (1 - clientY / innerHeight) * 100 : (1 - clientX / innerWidth) * 100

/** What is stored may have been written by anybody. */
function recall(storage: Storage | undefined): DockPlace {
  try {
    const stored: unknown = JSON.parse(storage?.getItem(KEY) ?? 'null')
    if (typeof stored !== 'object' || stored === null) return FIRST
    return {
      side: Reflect.get(stored, 'side') === 'right' ? 'right' : 'bottom',
      bottom: sizeOf(Reflect.get(stored, 'bottom'), FIRST.bottom),
      right: sizeOf(Reflect.get(stored, 'right'), FIRST.right),
    }
  } catch {
    return FIRST
  }
}

const sizeOf = (value: unknown, otherwise: number): number =>
  typeof value === 'number' && value >= MIN && value <= MAX ? value : otherwise

function remember(storage: Storage | undefined, place: DockPlace): void {
  try {
    storage?.setItem(KEY, JSON.stringify(place))
  } catch {
    // It is full, or forbidden: the place is forgotten with the page.
  }
}
