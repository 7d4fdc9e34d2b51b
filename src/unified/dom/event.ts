import { batch, type Undo } from '../../index.ts'
import type { Part, RunningPart } from './part.ts'

type Handler = ((event: Event) => unknown) | null | undefined

/** Keys that modifiers call otherwise; the other names are those of the keys, or of the arrows. */
const KEYS: Readonly<Record<string, string>> = { esc: 'escape', space: ' ' }

const BUTTONS = ['left', 'middle', 'right']

/**
 * A listener of the platform, the same in every framework: `click={handler}`, `keyup.enter.prevent={handler}`.
 * What the handler writes is one batch. The first modifier that does not hold ends it: `self.stop` stops only
 * events of the element itself.
 */
export const on$ = (type: string, handler: Handler, modifiers: readonly string[] = NONE): EventPart =>
  new EventPart(type, handler, modifiers)

/** Most listeners are without modifiers: they share a list. */
const NONE: readonly string[] = []

/** A listener that a template asks for. Renders make one each time: it is small, and does nothing by itself. */
export class EventPart implements Part {
  readonly type: string
  readonly handler: Handler
  readonly modifiers: readonly string[]

  constructor(type: string, handler: Handler, modifiers: readonly string[]) {
    this.type = type
    this.handler = handler
    this.modifiers = modifiers
  }

  get id(): string {
    return this.modifiers.length === 0 ? `on.${this.type}` : ['on', this.type, ...this.modifiers].join('.')
  }

  start(node: Element): RunningPart {
    let current = this.handler
    return {
      // The id says that it is one of these.
      update: (part) => void (current = (part as EventPart).handler),
      stop: this.listen(node, () => current),
    }
  }

  /** Listens until the undo, and asks for the handler when an event comes. */
  listen(node: Element, toHandler: () => Handler): Undo {
    const { type, modifiers } = this
    const options = modifiers === NONE ? undefined : toOptions(modifiers)
    const listen = (event: Event) => {
      if (modifiers.every((modifier) => passes(modifier, event))) batch(() => toHandler()?.call(node, event))
      // It has gone by: the browser must not take it for the one.
      else if (options?.once) node.addEventListener(type, listen, options)
    }
    node.addEventListener(type, listen, options)
    return () => node.removeEventListener(type, listen, options)
  }
}

const toOptions = (modifiers: readonly string[]): AddEventListenerOptions => ({
  capture: modifiers.includes('capture'),
  once: modifiers.includes('once'),
  passive: modifiers.includes('passive'),
})

function passes(modifier: string, event: Event): boolean {
  switch (modifier) {
    case 'prevent':
      event.preventDefault()
      return true
    case 'stop':
      event.stopPropagation()
      return true
    case 'self':
      return event.target === event.currentTarget
    case 'once':
    case 'capture':
    case 'passive':
      return true
    default:
      return passesKey(modifier, event)
  }
}

function passesKey(modifier: string, event: Event): boolean {
  // Events of mouse, touch and keyboard have these; others never do.
  const { button, key, ...pressed } = toInput(event)
  if (modifier in pressed) return pressed[modifier as keyof typeof pressed]
  if (key === undefined) return button === BUTTONS.indexOf(modifier)
  const name = key.toLowerCase()
  return name === (KEYS[modifier] ?? modifier) || name === `arrow${modifier}`
}

function toInput(event: Event): {
  readonly button: number | undefined
  readonly key: string | undefined
  readonly ctrl: boolean
  readonly shift: boolean
  readonly alt: boolean
  readonly meta: boolean
} {
  // What an event does not have is undefined, and no modifier holds then.
  const { button, key, ctrlKey, shiftKey, altKey, metaKey } = event as MouseEvent & KeyboardEvent
  return { button, key, ctrl: ctrlKey, shift: shiftKey, alt: altKey, meta: metaKey }
}
