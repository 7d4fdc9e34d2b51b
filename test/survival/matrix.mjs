import { EDITS } from './edits.mjs'
import { MTM_EDITS } from './mtm-edits.mjs'
import { placesOf } from './places.mjs'
import { RELOADING_EDITS } from './reloading-edits.mjs'
import { runEdit } from './run-edit.mjs'
import { SEQUENCES } from './sequences.mjs'

export const ALL_EDITS = [...EDITS, ...SEQUENCES, ...MTM_EDITS, ...RELOADING_EDITS]

/**
 * What of the matrix a side has.
 * @param only a framework, or undefined for all
 * @param name a part of the names of the edits, or undefined for all
 * @returns `{ edit, place }`, edit by edit
 */
export const runsOf = (side, { only, name } = {}) =>
  ALL_EDITS.filter((edit) => !name || edit.name.includes(name)).flatMap((edit) =>
    placesOf(side)
      .filter((place) => (!only || place.framework === only) && (edit.isFor?.(place) ?? true))
      .map((place) => ({ edit, place })),
  )

/**
 * Makes edits in a session, one after the other.
 * @returns for each of them `{ framework, source, edit, ms, cells, notes, outcomes }`
 */
export async function runAll(session, runs, onDone = () => {}) {
  const results = []
  for (const { edit, place } of runs) {
    const { framework, source } = place
    const startedAt = performance.now()
    const outcome = await runEdit(session, edit, place)
    const ms = Math.round(performance.now() - startedAt)
    const result = { framework, source, edit: edit.name, ms, ...outcome }
    results.push(result)
    onDone(result)
  }
  return results
}
