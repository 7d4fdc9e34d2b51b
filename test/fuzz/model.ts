import type { Outcome } from '../../src/shared/protocol.ts'
import { isSameCode, isSameText } from './content.ts'
import { canLoad, combine, dependsOn, failing, type Candidate, type Files } from './loading.ts'
import { MAIN } from './slots.ts'

/** Files of a save that has not reached the page. They wait there for a save that makes all of them work. */
export interface Held {
  readonly files: ReadonlySet<string>
  /** All that was saved together, of which some may be on the page by now. */
  readonly batch: ReadonlySet<string>
  /** What they held when they were tried last. */
  readonly tried: Files
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
 * What may become of a save. A file that is saved as the page runs it may count as a part of the save, or not:
 * some compilers see that it has not changed. One that waits counts, changed or not: it has not come to anything.
 *
 * @param files the paths that were saved together
 * @returns at least one
 */
export function settle(model: Model, files: readonly string[], disk: Files): readonly Step[] {
  const isNew = (path: string) => !isSameText(model.live.get(path), disk.get(path))
  const changed = files.filter(isNew)
  if (changed.length === files.length) return settleAll(model, files, disk)
  const others: readonly Step[] =
    changed.length > 0 ? settleAll(model, changed, disk) : [{ outcomes: ['ignored'], model }]
  return [...settleAll(model, files, disk), ...others]
}

/**
 * What becomes of a save by the design: all of it is on the page, or nothing. What an earlier save has left
 * behind comes along when that works; when it does not, the save goes on alone. That what comes along throws is
 * only seen in the page: then both may be given up.
 */
function settleAll(model: Model, files: readonly string[], disk: Files): readonly Step[] {
  const saved = new Set(files)
  const attempt = widest(model, saved, disk)
  if (!attempt) return [{ outcomes: ['aborted'], model: keep(model, saved, { tried: disk, hasRun: false }) }]
  if (failing(attempt.candidate).length === 0) return [apply(model, attempt, saved)]
  const alone = attemptOf(model, saved, disk)
  const isGood = alone && failing(alone.candidate).length === 0
  return [fail(model, attempt, disk), ...(isGood ? [apply(model, alone, saved)] : [])]
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
  const loadable = model.held.filter(({ hasRun }) => !hasRun)
  const widest = attemptOf(
    model,
    withConcerned(model.held, union(saved, ...loadable.map(filesOf)), disk),
    disk,
  )
  if (widest) return widest
  let together = saved
  const tried = new Set<Held>()
  const next = () => concerned(model.held, together, disk).find((held) => !tried.has(held))
  for (let held = next(); held; held = next()) {
    tried.add(held)
    if (attemptOf(model, union(together, held.files), disk)) together = union(together, held.files)
  }
  return attemptOf(model, together, disk)
}

/** What a save can be the fix of: where it is a part of what was saved together, or changes what that rests on. */
const concerned = (held: readonly Held[], saved: ReadonlySet<string>, disk: Files): readonly Held[] =>
  held.filter(
    ({ files, batch }) =>
      [...batch].some((path) => saved.has(path)) || [...files].some((path) => dependsOn(path, saved, disk)),
  )

/** What comes along with a save is a fix as well. */
function withConcerned(held: readonly Held[], saved: ReadonlySet<string>, disk: Files): ReadonlySet<string> {
  const wider = union(saved, ...concerned(held, saved, disk).map(filesOf))
  return wider.size > saved.size ? withConcerned(held, wider, disk) : saved
}

const filesOf = ({ files }: Held): ReadonlySet<string> => files

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

function fail(model: Model, { files, candidate }: Attempt, disk: Files): Step {
  const isEvaluated = (path: string) => candidate.running.get(path)?.fault === 'evaluate'
  const thrown = failing(candidate)
  const outcomes: Outcome[] = []
  if (thrown.some(isEvaluated)) outcomes.push('aborted')
  if (!thrown.every(isEvaluated)) outcomes.push('rolled-back')
  return { outcomes, model: keep(model, files, { tried: disk, hasRun: true }) }
}

/** What is not there any more does not wait for anything: it has to come back. */
function keep(
  model: Model,
  batch: ReadonlySet<string>,
  { tried, hasRun }: Pick<Held, 'tried' | 'hasRun'>,
): Model {
  const files = new Set([...batch].filter((path) => tried.has(path)))
  const held = without(model.held, batch)
  if (files.size === 0) return { ...model, held }
  return { ...model, held: [...held, { files, batch, tried: new Map(tried), hasRun }] }
}

const without = (held: readonly Held[], files: ReadonlySet<string>): Held[] =>
  held.map((one) => ({ ...one, files: difference(one.files, files) })).filter((one) => one.files.size > 0)

const union = (...sets: readonly ReadonlySet<string>[]): ReadonlySet<string> =>
  new Set(sets.flatMap((set) => [...set]))

const difference = (set: ReadonlySet<string>, other: ReadonlySet<string>): ReadonlySet<string> =>
  new Set([...set].filter((path) => !other.has(path)))
