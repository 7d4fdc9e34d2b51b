import { h, type Child } from '../../shared-ui/element.ts'
import type { JournalDiagnostic } from '../../shared/protocol.ts'
import { badge, fileButton, prose } from './parts.ts'

/** Problems with their places and frames. */
export const diagnostics = (list: readonly JournalDiagnostic[]): Child =>
  h('ul', { class: 'problems' }, list.map(problem))

function problem({ code, message, file, line, column, hint, frame }: JournalDiagnostic): Child {
  return h(
    'li',
    { class: 'problem' },
    h('p', { class: 'problem-message', dir: 'auto' }, code !== undefined && badge('bad', code), ' ', message),
    file !== undefined &&
      fileButton(file, { ...(line !== undefined && { line }), ...(column !== undefined && { column }) }),
    frame !== undefined &&
      h('pre', { class: 'frame', tabindex: 0, role: 'region', 'aria-label': 'Code' }, frame),
    hint !== undefined && h('p', { class: 'problem-hint' }, prose(hint)),
  )
}
