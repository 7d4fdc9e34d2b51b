import { FRAMEWORKS } from '../shared/sides.mjs'

/** What is told apart in the results: bare Vite has no `.mtm`. */
export const COLUMNS = [
  { name: 'bare Vite', side: 'bare', source: 'native' },
  { name: 'Metamon', side: 'metamon', source: 'native' },
  { name: 'Metamon, .mtm', side: 'metamon', source: 'mtm' },
]

/**
 * Counts cells. Those of several rounds are added up.
 * @param rounds for each round what `runAll` has returned, by side
 * @returns `sides`, and `frameworks` and `edits` by column, all as `{ kept, cells }`; `failed`, cell by cell
 */
export function toResults(rounds) {
  const runs = rounds.flatMap((round, index) =>
    Object.entries(round).flatMap(([side, all]) => all.map((run) => ({ round: index + 1, side, ...run }))),
  )
  const edits = [...new Set(runs.map(({ edit }) => edit))]
  const byColumn = (isWanted) =>
    Object.fromEntries(
      COLUMNS.map(({ name, side, source }) => [
        name,
        count(runs.filter((run) => run.side === side && run.source === source && isWanted(run))),
      ]),
    )
  return {
    rounds: rounds.length,
    sides: Object.fromEntries(
      ['bare', 'metamon'].map((side) => [side, count(runs.filter((run) => run.side === side))]),
    ),
    frameworks: Object.fromEntries(
      FRAMEWORKS.map((framework) => [framework, byColumn((run) => run.framework === framework)]),
    ),
    edits: Object.fromEntries(edits.map((edit) => [edit, byColumn((run) => run.edit === edit)])),
    failed: Object.fromEntries(
      ['metamon', 'bare'].map((side) => [side, runs.filter((run) => run.side === side).flatMap(failedOf)]),
    ),
  }
}

function count(runs) {
  const cells = runs.flatMap(({ cells }) => Object.values(cells))
  return { kept: cells.filter(Boolean).length, cells: cells.length }
}

const failedOf = ({ round, framework, source, edit, cells }) =>
  Object.entries(cells)
    .filter(([, isKept]) => !isKept)
    .map(([kind]) => `${round > 1 ? `round ${round}: ` : ''}${framework} ${source}: ${edit}: ${kind}`)

/** `undefined` where nothing was looked at. */
export const percentOf = ({ kept, cells }) => (cells > 0 ? (kept / cells) * 100 : undefined)
