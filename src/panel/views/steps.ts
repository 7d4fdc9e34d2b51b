import { h, type Child } from '../../shared-ui/element.ts'
import type { Step, StepKind } from '../../shared/protocol.ts'
import type { IconName } from './icons.ts'
import { icon } from './icons.ts'
import { button, fileButton, unseen, type Tone } from './parts.ts'

interface StepLook {
  readonly word: string
  readonly icon: IconName
  readonly tone: Tone
  /** How deep in the tree: what follows from a step is below it. */
  readonly depth: number
}

const LOOKS: Record<StepKind, StepLook> = {
  changed: { word: 'Changed', icon: 'pencil', tone: 'accent', depth: 0 },
  parsed: { word: 'Parsed', icon: 'check', tone: 'good', depth: 1 },
  boundary: { word: 'Boundary', icon: 'flag', tone: 'accent', depth: 1 },
  remount: { word: 'Remounted', icon: 'plus', tone: 'warn', depth: 2 },
  keep: { word: 'Kept', icon: 'check', tone: 'good', depth: 2 },
  verified: { word: 'Verified', icon: 'check', tone: 'good', depth: 1 },
  failed: { word: 'Failed', icon: 'stop', tone: 'bad', depth: 1 },
  'rolled-back': { word: 'Rolled back', icon: 'undo', tone: 'warn', depth: 1 },
  reloaded: { word: 'Reloaded', icon: 'reload', tone: 'accent', depth: 1 },
}

/** How it was decided what to do: each step below what it follows from. */
export const steps = (list: readonly Step[]): HTMLElement => h('ol', { class: 'steps' }, list.map(step))

function step({ kind, text, file, code }: Step): Child {
  const look = LOOKS[kind]
  return h(
    'li',
    { class: `step depth-${look.depth}` },
    h('span', { class: `mark ${look.tone}` }, icon(look.icon), unseen(`${look.word}: `)),
    h(
      'span',
      { class: 'step-text' },
      file !== undefined && fileButton(file),
      h('span', { dir: 'auto' }, text),
      code !== undefined &&
        button({ does: 'reason', arg: code, kind: 'link', title: 'What this means' }, code),
    ),
  )
}
