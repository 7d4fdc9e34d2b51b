import { createOwner, type Owner } from './dev-owner.ts'

/** What is asked about the modules of a page, found at `globalThis[Symbol.for('metamon.modules')]`. */
export interface ModuleClock {
  /** The url of the module that is being evaluated; undefined between evaluations. */
  readonly current: string | undefined
  has(url: string): boolean
  /** The timestamp of the newest update that a module was evaluated with, to its end; 0 before the first. */
  versionOf(url: string): number
}

/** State that modules hold at their top level. */
export interface Modules {
  /** The module that is being evaluated, if there is one. */
  current(): Owner | undefined
  /** The modules that the page runs on. */
  list(): Iterable<Owner>
}

/** One evaluation of a module. */
interface Evaluation {
  readonly owner: Owner
  /** The version that the module had before, and has again when this evaluation has thrown. */
  readonly versionBefore: number
  readonly previous: Evaluation | undefined
}

export function createModules(findClock: () => ModuleClock | undefined): Modules {
  const evaluations = new Map<string, Evaluation>()
  const running = new Map<string, Owner>()
  return {
    current() {
      const clock = findClock()
      const url = clock?.current
      if (!clock || url === undefined) return undefined
      const known = running.get(url)
      if (known) return known
      const owner = createOwner(`svelte:module:${url}`)
      const last = evaluations.get(url)
      const previous = last && withoutHistory(finished(last, url, clock))
      evaluations.set(url, { owner, versionBefore: clock.versionOf(url), previous })
      running.set(url, owner)
      // Modules are evaluated synchronously, and not twice in one go.
      queueMicrotask(() => running.delete(url))
      return owner
    },
    list() {
      const clock = findClock()
      if (!clock) return []
      for (const [url, evaluation] of evaluations)
        if (clock.has(url)) evaluations.set(url, withoutHistory(finished(evaluation, url, clock)))
        else evaluations.delete(url)
      return [...evaluations.values()].map(({ owner }) => owner)
    },
  }
}

/** An evaluation that has thrown has not changed the version of its module: the one before it is still used. */
function finished(evaluation: Evaluation, url: string, clock: ModuleClock): Evaluation {
  const hasThrown = clock.versionOf(url) === evaluation.versionBefore
  return (hasThrown && evaluation.previous) || evaluation
}

const withoutHistory = (evaluation: Evaluation): Evaluation => ({ ...evaluation, previous: undefined })
