import { batch } from '../../index.ts'
import type { Part } from './part.ts'

type Handler = ((event: Event) => unknown) | null | undefined

/** Keys by the names that modifiers give them. */
const KEYS: Readonly<Record<string, string>> = {
  enter: 'Enter',
  esc: 'Escape',
  escape: 'Escape',
  space: ' ',
  tab: 'Tab',
  up: 'ArrowUp',
  down: 'ArrowDown',
  left: 'ArrowLeft',
  right: 'ArrowRight',
  delete: 'Delete',
  backspace: 'Backspace',
}

const SYSTEM_KEYS = ['ctrl', 'shift', 'alt', 'meta'] as const

/**
 * A listener of the platform, the same in every framework: `click={handler}`, `keyup.enter.prevent={handler}`.
 * What the handler writes is one batch. The first modifier that does not hold ends it: `self.stop` stops only
 * events of the element itself.
 */
export function on$(type: string, handler: Handler, modifiers: readonly string[] = []): EventPart {
  return {
    id: ['on', type, ...modifiers].join('.'),
    handler,
    start(node) {
      let current = handler
      const options = Object.fromEntries(
        ['capture', 'once', 'passive'].map((option) => [option, modifiers.includes(option)]),
      )
      const listen = (event: Event) => {
        if (modifiers.every((modifier) => passes(modifier, event))) batch(() => current?.call(node, event))
        // It has gone by: the browser must not take it for the one.
        else if (options['once']) node.addEventListener(type, listen, options)
      }
      node.addEventListener(type, listen, options)
      return {
        // The id says that it is one of these.
        update: (part) => void (current = (part as EventPart).handler),
        stop: () => node.removeEventListener(type, listen, options),
      }
    },
  }
}

interface EventPart extends Part {
  readonly handler: Handler
}

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
  const system = SYSTEM_KEYS.find((name) => name === modifier)
  // Events of mouse, touch and keyboard have it; others never do.
  if (system) return (event as MouseEvent)[`${system}Key`]
  if (!(event instanceof KeyboardEvent)) return false
  const key = KEYS[modifier]
  return key === undefined ? event.key.toLowerCase() === modifier : event.key === key
}
