import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../../../.config/root.mjs'
import { toMarkdown, writeResults } from '../shared/results.mjs'
import { COLUMNS, percentOf, toResults } from './results.mjs'

const MARKDOWN = 'test/bench/results/survival.md'

/**
 * Prints the results, and writes them down unless they are those of a part of the matrix.
 * @returns the exit code: 1 when Metamon has lost a cell
 */
export function report(browser, rounds, { isPart }) {
  const results = toResults(rounds)
  const byFramework = toTable('framework', results.frameworks, results.sides)
  const byEdit = toTable('edit', results.edits, results.sides)
  console.log(`\n${byFramework}\n\n${byEdit}`)
  if (!isPart) {
    writeFileSync(join(root, MARKDOWN), toDocument(byFramework, byEdit, results))
    console.log(`\nEvery cell is in ${writeResults('survival', browser, results)} and ${MARKDOWN}.`)
  }
  for (const cell of results.failed.metamon) console.error(`FAIL ${cell}`)
  return results.failed.metamon.length > 0 ? 1 : 0
}

/** Rows by name; the last is of all. */
function toTable(title, counts, sides) {
  const rows = Object.entries(counts).map(([name, columns]) => toRow(title, name, columns))
  const all = Object.fromEntries(COLUMNS.map(({ name }) => [name, sum(Object.values(counts), name)]))
  return toMarkdown([
    ...rows,
    toRow(title, `all (${sides.metamon.cells} and ${sides.bare.cells} cells)`, all),
  ])
}

const toRow = (title, name, columns) => ({
  [title]: name,
  ...Object.fromEntries(COLUMNS.map((column) => [column.name, format(percentOf(columns[column.name]))])),
})

const sum = (counts, name) => ({
  kept: counts.reduce((total, columns) => total + columns[name].kept, 0),
  cells: counts.reduce((total, columns) => total + columns[name].cells, 0),
})

/** Rounded down: what is not all of it is never shown as 100 %. */
const format = (percent) => (percent === undefined ? '–' : `${(Math.floor(percent * 10) / 10).toFixed(1)} %`)

const toDocument = (byFramework, byEdit, { rounds, failed }) => `# What survives an edit

One cell is one framework, one edit, and one kind of state: the page, local primitives and objects, the state
of child, parent and all other components, the global signal, subscriptions (exactly once), typed text, focus
and selection, scroll positions, whether the edit is visible, whether everything works while it is broken, and
whether nothing is left of the error. Both columns were measured in the same run (${rounds} ${rounds === 1 ? 'round' : 'rounds'}) with
\`npm run bench:survival\`.

${byFramework}

${byEdit}

## Cells that Metamon loses

${failed.metamon.length > 0 ? failed.metamon.map((cell) => `- ${cell}`).join('\n') : 'None.'}
`
