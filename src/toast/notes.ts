import { h } from '../shared-ui/element.ts'
import { askToNotify } from './notification.ts'
import type { Preferences } from './preferences.ts'
import type { ToastElement } from './toast-element.ts'
import type { Note } from './words.ts'

/** The notes on the page. */
export interface Notes {
  add(note: Note): void
}

export interface NotesContext {
  readonly element: ToastElement
  readonly preferences: Preferences
}

const MOST = 3

/** Creates notes that go by themselves, and wait while the mouse is over one or the focus in it. */
export function createNotes({ element, preferences }: NotesContext): Notes {
  const shown: { readonly view: HTMLElement; readonly clock: Clock }[] = []
  const remove = (view: HTMLElement) => {
    const index = shown.findIndex((one) => one.view === view)
    if (index === -1) return
    shown.splice(index, 1)[0]?.clock.stop()
    element.removeNote(view)
  }
  const mute = () => {
    preferences.isMuted = true
    for (const { view } of shown.slice()) remove(view)
  }
  return {
    add(note) {
      const oldest = shown.length >= MOST ? shown[0] : undefined
      if (oldest) remove(oldest.view)
      const view = noteView(note, { dismiss: () => remove(view), mute, preferences })
      const clock = createClock(() => remove(view), note.durationMs)
      for (const type of ['pointerenter', 'focusin']) view.addEventListener(type, clock.stop)
      for (const type of ['pointerleave', 'focusout']) view.addEventListener(type, clock.start)
      shown.push({ view, clock })
      element.addNote(view)
      clock.start()
    },
  }
}

interface Clock {
  start(): void
  stop(): void
}

function createClock(run: () => void, durationMs: number): Clock {
  let timer: ReturnType<typeof setTimeout> | undefined
  const stop = () => clearTimeout(timer)
  return {
    stop,
    start() {
      stop()
      timer = setTimeout(run, durationMs)
    },
  }
}

interface NoteActions {
  readonly dismiss: () => void
  readonly mute: () => void
  readonly preferences: Preferences
}

function noteView({ text, tone, names, hint }: Note, actions: NoteActions): HTMLElement {
  return h(
    'div',
    { class: tone, part: 'note' },
    h(
      'div',
      { class: 'words' },
      h('p', {}, text),
      names.length > 0 && h('p', { class: 'names' }, names.join(', ')),
      hint !== undefined && h('p', { class: 'more' }, hint),
    ),
    menu(actions),
  )
}

const menu = ({ dismiss, mute, preferences }: NoteActions): HTMLElement =>
  h(
    'div',
    { class: 'menu' },
    h('button', { onclick: mute }, 'Mute'),
    h('button', { onclick: () => void askToNotify(preferences) }, 'Notify of failures while hidden'),
    h('button', { onclick: dismiss, 'aria-label': 'Dismiss' }, '×'),
  )
