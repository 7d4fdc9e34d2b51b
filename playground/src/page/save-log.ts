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

/** The sentence that the terminal and the panel have as well. */
function toRow({ sentence, outcome }: JournalEntry): HTMLLIElement {
  const row = element('li', 'save', sentence)
  row.title = sentence
  row.dataset.outcome = outcome
  return row
}
