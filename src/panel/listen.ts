import type { PanelActions } from './actions.ts'

/**
 * Listens on the root of the panel, for all controls in it.
 * @param leave what Escape does where nothing else is to be left
 */
export function listen(root: ShadowRoot, actions: PanelActions, leave: () => void): void {
  root.addEventListener('click', ({ target }) => {
    const control = closest(target, '[data-do]')
    if (control) press(control, actions)
  })
  root.addEventListener('input', ({ target }) => {
    const field = closest(target, '[data-input]')
    if (
      field instanceof HTMLInputElement ||
      field instanceof HTMLTextAreaElement ||
      field instanceof HTMLSelectElement
    )
      actions.input(field.dataset['input'] ?? '', field.value)
  })
  root.addEventListener('keydown', (event) => {
    // Only of keys are there events of this name.
    if (handleKey(event as KeyboardEvent, root, actions, leave)) {
      event.preventDefault()
      event.stopPropagation()
    }
  })
}

type Control = HTMLElement | SVGElement

const closest = (target: EventTarget | null, selector: string): Control | undefined => {
  const found = target instanceof Element ? target.closest(selector) : null
  return found instanceof HTMLElement || found instanceof SVGElement ? found : undefined
}

function press(control: Control, actions: PanelActions): void {
  if (control.getAttribute('aria-disabled') === 'true') return
  actions.click(control.dataset['do'] ?? '', control.dataset)
  const root = control.getRootNode()
  // Where both do not fit, the control is gone with what it was in.
  if (control.dataset['do'] === 'all' && root instanceof ShadowRoot)
    root.querySelector<HTMLElement>('.saves, .codes [aria-current]')?.focus()
}

/** Returns whether the key was for the panel. */
function handleKey(
  event: KeyboardEvent,
  root: ShadowRoot,
  actions: PanelActions,
  leave: () => void,
): boolean {
  const { target, key } = event
  const field = closest(target, '[data-input]')
  if (field) return handleFieldKey(event, field, actions)
  if (key === 'Escape') {
    leave()
    return true
  }
  const tab = closest(target, '[role=tab]')
  if (tab) return moveTab(event, tab, root)
  const list = closest(target, '[role=listbox]')
  if (list) return moveChoice(event, list, root, actions)
  const node = closest(target, 'g[role=button]')
  if (node && (key === 'Enter' || key === ' ')) {
    press(node, actions)
    return true
  }
  return false
}

function handleFieldKey({ key, shiftKey }: KeyboardEvent, field: Control, actions: PanelActions): boolean {
  const name = field.dataset['input'] ?? ''
  if (name === 'value' && key === 'Enter' && !shiftKey) {
    void actions.saveValue()
    return true
  }
  if (key !== 'Escape') return false
  if (name === 'value') actions.cancelEdit()
  else if (field instanceof HTMLInputElement) {
    field.value = ''
    actions.input(name, '')
  }
  return true
}

/** How far a key goes in a list of that length; undefined for other keys. */
function goal(key: string, index: number, length: number, isRow: boolean): number | undefined {
  const [back, on] = isRow ? ['ArrowLeft', 'ArrowRight'] : ['ArrowUp', 'ArrowDown']
  if (key === on) return Math.min(length - 1, index + 1)
  if (key === back) return Math.max(0, index - 1)
  if (key === 'Home') return 0
  return key === 'End' ? length - 1 : undefined
}

function moveTab({ key }: KeyboardEvent, tab: Control, root: ShadowRoot): boolean {
  const tabs = [...root.querySelectorAll<HTMLElement>('[role=tab]')]
  const isReversed = getComputedStyle(tab).direction === 'rtl'
  const mirrored = isReversed ? (MIRRORED[key] ?? key) : key
  const next = goal(
    mirrored,
    tabs.findIndex((one) => one === tab),
    tabs.length,
    true,
  )
  if (next === undefined) return false
  tabs[next]?.click()
  tabs[next]?.focus()
  return true
}

const MIRRORED: Readonly<Record<string, string>> = { ArrowLeft: 'ArrowRight', ArrowRight: 'ArrowLeft' }

function moveChoice({ key }: KeyboardEvent, list: Control, root: ShadowRoot, actions: PanelActions): boolean {
  const options = [...list.querySelectorAll<HTMLElement>('[role=option]')]
  const index = options.findIndex((one) => one.getAttribute('aria-selected') === 'true')
  if (key === 'Enter' || key === ' ') {
    if (options[index]) press(options[index], actions)
    root.querySelector<HTMLElement>('.detail')?.focus()
    return true
  }
  const next = goal(key, index, options.length, false)
  const option = next === undefined ? undefined : options[next]
  if (!option) return false
  actions.click('cursor', option.dataset)
  option.scrollIntoView({ block: 'nearest' })
  return true
}
