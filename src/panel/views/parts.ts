import { h, type Child } from '../../shared-ui/element.ts'
import type { Outcome } from '../../shared/protocol.ts'
import type { Asked } from '../model.ts'
import { icon, type IconName } from './icons.ts'

/** How good something is; always told by a word or a picture as well. */
export type Tone = 'good' | 'warn' | 'bad' | 'muted' | 'accent'

interface OutcomeLook {
  readonly label: string
  readonly icon: IconName
  readonly tone: Tone
}

/** How outcomes look, the same everywhere in the panel. */
export const OUTCOMES: Record<Outcome, OutcomeLook> = {
  applied: { label: 'Updated', icon: 'check', tone: 'good' },
  aborted: { label: 'Not applied', icon: 'stop', tone: 'bad' },
  'rolled-back': { label: 'Rolled back', icon: 'undo', tone: 'warn' },
  reloaded: { label: 'Reloaded', icon: 'reload', tone: 'accent' },
  ignored: { label: 'Ignored', icon: 'skip', tone: 'muted' },
}

/** What a control does, and how it looks. */
export interface ButtonLook {
  readonly does: string
  readonly arg?: string | undefined
  readonly icon?: IconName
  /** Read instead of the text; there has to be one of the two. */
  readonly label?: string
  readonly kind?: 'primary' | 'plain' | 'link' | 'icon'
  readonly isDisabled?: boolean
  readonly isPressed?: boolean
  readonly title?: string
}

/** A button that the panel knows what to do with. */
export function button(look: ButtonLook, ...children: readonly Child[]): HTMLButtonElement {
  const { does, arg, label, kind = 'plain', isDisabled, isPressed } = look
  return h(
    'button',
    {
      type: 'button',
      class: `button ${kind}`,
      'data-do': does,
      'data-arg': arg,
      'aria-label': label,
      title: look.title ?? label,
      // It stays where the keyboard can reach it, and says why it does nothing.
      'aria-disabled': isDisabled ? 'true' : undefined,
      'aria-pressed': isPressed === undefined ? undefined : String(isPressed),
    },
    look.icon && icon(look.icon),
    children.length > 0 && h('span', {}, ...children),
  )
}

/** A small word with a tone. */
export const badge = (tone: Tone, ...children: readonly Child[]): HTMLElement =>
  h('span', { class: `badge ${tone}` }, ...children)

/** Frameworks, each in its own colour. */
export const frameworkChips = (frameworks: readonly string[]): Child =>
  frameworks.length > 0 &&
  h(
    'span',
    { class: 'chips' },
    frameworks.map((name) => h('span', { class: `chip ${name}` }, name)),
  )

/** The path of a file, its last part first to be seen; opens it in the editor. */
export function fileButton(
  file: string,
  place: { readonly line?: number; readonly column?: number } = {},
): Child {
  const { line, column } = place
  const suffix = line === undefined ? '' : `:${line}${column === undefined ? '' : `:${column}`}`
  const cut = file.lastIndexOf('/') + 1
  return h(
    'button',
    {
      type: 'button',
      class: 'file',
      'data-do': 'open-file',
      'data-arg': file,
      'data-line': line,
      'data-column': column,
      title: `Open ${file}${suffix} in the editor`,
    },
    h('span', { class: 'folder' }, h('bdi', {}, file.slice(0, cut))),
    h('span', { class: 'name' }, h('bdi', {}, `${file.slice(cut)}${suffix}`)),
  )
}

/** A part of a view under a heading. */
export const section = (title: string, ...children: readonly Child[]): HTMLElement =>
  h('section', { class: 'section' }, h('h3', {}, title), ...children)

/** What stands where there is nothing to show. */
export const empty = (title: string, ...children: readonly Child[]): HTMLElement =>
  h('div', { class: 'empty' }, h('p', { class: 'empty-title' }, title), h('p', {}, ...children))

/** Shows what was asked for, or that it is on its way, or why it is not to be had. */
export function whenThere<Data>(asked: Asked<Data>, show: (data: Data) => Child): Child {
  if (asked.problem !== undefined) return empty('Nothing to show', asked.problem)
  if (asked.data === undefined) return h('p', { class: 'loading', role: 'status' }, 'Loading…')
  return show(asked.data)
}

/** Text for those who do not see the picture. */
export const unseen = (...children: readonly Child[]): HTMLElement =>
  h('span', { class: 'unseen' }, ...children)

/** Text with code in backticks, and links to other documents, of which the words remain. */
export const prose = (text: string): Child =>
  text
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .split('`')
    .map((part, index) => (index % 2 === 1 ? h('code', {}, part) : part))

/** A field to search with. */
export const searchField = (does: string, label: string, value: string): HTMLElement =>
  h(
    'label',
    { class: 'search' },
    icon('search'),
    unseen(label),
    h('input', { type: 'search', 'data-input': does, placeholder: label, value, spellcheck: 'false' }),
  )
