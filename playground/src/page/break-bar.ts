import { FRAMEWORKS, NAMES, type Framework } from '../shared/types.ts'
import { element, find } from './elements.ts'
import { section } from './section.ts'

const ACTIONS = {
  syntax: 'Syntax error',
  throw: 'Throw in setup',
  rename: 'Rename an export',
  restore: 'Put it back',
} as const
type Action = keyof typeof ACTIONS

section({
  name: 'break',
  hot: import.meta.hot,
  render(target) {
    // A build has no server that writes files.
    target.hidden = !import.meta.hot
    const status = element('p', 'break-status', 'Writes a mistake into a file of the page.')
    status.setAttribute('role', 'status')
    const targets = createTargets()
    const actions = element('div', 'break-actions')
    for (const action of ['syntax', 'throw', 'rename', 'restore'] as const) {
      const button = element('button', action === 'restore' ? 'button is-strong' : 'button', ACTIONS[action])
      button.dataset.action = action
      button.addEventListener('click', () => void run(action, targets.chosen(), { button, status }))
      actions.append(button)
    }
    target.append(targets.element, actions, status)
    return () => {}
  },
})

import.meta.hot?.accept()

function createTargets(): { element: HTMLElement; chosen(): Framework } {
  const inputs = FRAMEWORKS.map((framework, index) => {
    const input = element('input', '')
    Object.assign(input, { type: 'radio', name: 'break-target', value: framework, checked: index === 0 })
    return input
  })
  const labels = inputs.map((input, index) => element('label', '', input, NAMES[FRAMEWORKS[index]!]))
  const group = element('fieldset', 'break-targets', ...labels)
  group.setAttribute('aria-label', 'Whose file')
  return {
    element: group,
    chosen: () => FRAMEWORKS.find((_, index) => inputs[index]?.checked) ?? 'react',
  }
}

async function run(
  action: Action,
  target: Framework,
  { button, status }: { button: HTMLButtonElement; status: HTMLElement },
): Promise<void> {
  button.disabled = true
  delete status.dataset.failed
  try {
    const files = await send(action, target)
    status.textContent = toSentence(action, target, files)
  } catch (error) {
    status.dataset.failed = ''
    status.textContent = error instanceof Error ? error.message : String(error)
  } finally {
    button.disabled = false
  }
}

/** @returns the files that were written */
async function send(action: Action, target: Framework): Promise<readonly string[]> {
  const response = await fetch('/__playground/break', {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-playground-token': find("meta[name='playground-token']").getAttribute('content') ?? '',
    },
    body: JSON.stringify({ action, target }),
  })
  const { files, error }: { files?: readonly string[]; error?: string } = await response.json()
  if (!response.ok) throw new Error(error ?? `the dev server answered ${response.status}`)
  return files ?? []
}

function toSentence(action: Action, target: Framework, files: readonly string[]): string {
  if (action === 'restore') {
    return files.length > 0 ? `Put ${files.join(' and ')} back.` : `Nothing of ${NAMES[target]} is broken.`
  }
  return `${ACTIONS[action]} written to ${files.at(-1) ?? 'the file'}.`
}
