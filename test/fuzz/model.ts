import type { Outcome } from '../../src/shared/protocol.ts'
import { isSameCode, isSameText } from './content.ts'
import { canLoad, combine, dependsOn, failing, type Candidate, type Files } from './loading.ts'
import { MAIN } from './slots.ts'

/** Files of a save that has not reached the page. They wait there for a save that makes all of them work. */
export interface Held {
  readonly files: ReadonlySet<string>
  /** True for files that have been on their way to a page and have thrown there. */
  readonly hasRun: boolean
}

/** What the page and the server have to agree on. */
export interface Model {
  /** The last good version of every file that the page runs. */
  readonly live: Files
  readonly held: readonly Held[]
}

/** What a settled save may have come to, and what is true from then on. */
export interface Step {
  readonly outcomes: readonly Outcome[]
  readonly model: Model
}

/**
 * What becomes of a save by the design: all of it is on the page, or nothing. What an earlier save has left
 * behind comes along when that works; when it does not, the save goes on alone.
 *
 * @param files the paths that were saved together
 */
export function settle(model: Model, files: readonly string[], disk: Files): Step {
  const saved = new Set(files)
  const attempt = widest(model, saved, disk)
  if (!attempt) return { outcomes: ['aborted'], model: keep(model, saved, { hasRun: false }) }
  if (failing(attempt.candidate).length === 0) return apply(model, attempt, saved)
  const alone = attemptOf(model, saved, disk)
  if (alone && attempt.files.size > saved.size && failing(alone.candidate).length === 0)
    return apply(keep(model, difference(attempt.files, saved), { hasRun: true }), alone, saved)
  return fail(model, attempt)
}

interface Attempt {
  readonly files: ReadonlySet<string>
  readonly candidate: Candidate
}

function attemptOf({ live }: Model, files: ReadonlySet<string>, disk: Files): Attempt | undefined {
  const candidate = combine(live, disk, files)
  return canLoad(candidate, disk) ? { files, candidate } : undefined
}

/** The save together with as much of what is held as can be loaded with it. */
function widest(model: Model, saved: ReadonlySet<string>, disk: Files): Attempt | undefined {
  const groups = model.held
    .filter((held) => !held.hasRun || concerns(held, saved, disk))
    .map(({ files }) => files)
  const all = attemptOf(model, union(saved, ...groups), disk)
  if (all) return all
  let together = saved
  for (const group of groups)
    if (attemptOf(model, union(together, group), disk)) together = union(together, group)
  return attemptOf(model, together, disk)
}

/** What has failed in the page is tried again when the save is a part of it, or changes what it rests on. */
const concerns = ({ files }: Held, saved: ReadonlySet<string>, disk: Files): boolean =>
  [...files].some((path) => saved.has(path) || dependsOn(path, saved, disk))

function apply(model: Model, attempt: Attempt, saved: ReadonlySet<string>): Step {
  const { live, held } = model
  const { running, loaded } = attempt.candidate
  const isChanged = [...loaded].some((path) => !isSameCode(live.get(path), running.get(path)))
  const isRewritten = [...loaded].some((path) => !isSameText(live.get(path), running.get(path)))
  const wasHeld = [...saved].some((path) => held.some(({ files }) => files.has(path)))
  const next = { live: running, held: without(held, attempt.files) }
  if (loaded.has(MAIN) && isRewritten) return { outcomes: ['reloaded'], model: next }
  if (isChanged) return { outcomes: ['applied'], model: next }
  return { outcomes: isRewritten || wasHeld ? ['applied', 'ignored'] : ['ignored'], model: next }
}

function fail(model: Model, { files, candidate }: Attempt): Step {
  const isEvaluated = (path: string) => candidate.running.get(path)?.fault === 'evaluate'
  const thrown = failing(candidate)
  const outcomes: Outcome[] = []
  if (thrown.some(isEvaluated)) outcomes.push('aborted')
  if (!thrown.every(isEvaluated)) outcomes.push('rolled-back')
  return { outcomes, model: keep(model, files, { hasRun: true }) }
}

const keep = (model: Model, files: ReadonlySet<string>, { hasRun }: Pick<Held, 'hasRun'>): Model => ({
  ...model,
  held: [...without(model.held, files), { files, hasRun }],
})

const without = (held: readonly Held[], files: ReadonlySet<string>): Held[] =>
  held.map((one) => ({ ...one, files: difference(one.files, files) })).filter((one) => one.files.size > 0)

const union = (...sets: readonly ReadonlySet<string>[]): ReadonlySet<string> =>
  new Set(sets.flatMap((set) => [...set]))

const difference = (set: ReadonlySet<string>, other: ReadonlySet<string>): ReadonlySet<string> =>
  new Set([...set].filter((path) => !other.has(path)))
