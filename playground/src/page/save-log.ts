import { effect } from 'metamon'
import type { JournalEntry } from 'metamon/testing'
import { element } from './elements.ts'
import { followSaves, saves } from './saves.ts'
import { section } from './section.ts'

section({
  name: 'saves',
  hot: import.meta.hot,
  render(target) {
    const list = element('ol', 'list saves')
    list.setAttribute('aria-live', 'polite')
    target.append(list)
    const stopFollowing = followSaves()
    const stopShowing = effect(() => {
      const rows = saves.value.map(toRow)
      list.replaceChildren(
        ...(rows.length > 0 ? rows : [element('li', 'empty', 'Save a file: what became of it shows here.')]),
      )
    })
    return () => {
      stopShowing()
      stopFollowing()
    }
  },
})

import.meta.hot?.accept()

function toRow(entry: JournalEntry): HTMLLIElement {
  const file = element('span', 'save-file', entry.files.map((path) => path.split('/').at(-1)).join(', '))
  const time = element('span', 'save-time', `${Math.round(entry.timings.total)} ms`)
  const note = element('span', 'save-note', element('b', '', entry.outcome), ` · ${describe(entry)}`)
  file.title = entry.files.join('\n')
  note.title = entry.diagnostics[0]?.message ?? entry.reason
  const row = element('li', 'save', file, time, note)
  row.dataset.outcome = entry.outcome
  return row
}

function describe({ outcome, diagnostics, lost }: JournalEntry): string {
  const [problem] = diagnostics
  if (problem) return problem.message.split('\n')[0] ?? ''
  if (outcome === 'reloaded') return 'the page started anew'
  if (outcome === 'ignored') return 'not part of the page'
  return lost.length === 0 ? 'all state kept' : `lost ${lost.map(({ name }) => name).join(', ')}`
}
