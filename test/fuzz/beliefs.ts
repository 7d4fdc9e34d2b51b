import type { JournalEntry } from '../../src/shared/protocol.ts'
import type { Files } from './loading.ts'
import { settle, type Model, type Step } from './model.ts'
import { MAIN, slotAt } from './slots.ts'

/**
 * The models that agree with everything seen so far. There is more than one only where it cannot be seen
 * which of two quick saves was read.
 */
export interface Beliefs {
  readonly models: readonly Model[]
  /** True when a save can have settled so with these files. */
  allows(entry: JournalEntry, disk: Files): boolean
  /**
   * Takes a settled save.
   * @param disks what the files may have held when they were read
   * @returns the outcomes that were possible; the beliefs are as they were when this one was not
   */
  settle(entry: JournalEntry, disks: readonly Files[]): readonly string[]
  /** Keeps the models for which this is empty. Returns what is wrong when there are none. */
  narrow(differences: (model: Model) => readonly string[]): readonly string[]
}

export function createBeliefs(first: Model): Beliefs {
  let models: readonly Model[] = [first]
  return {
    get models() {
      return models
    },
    allows: (entry, disk) =>
      stepsOf(models, entry, [disk]).some(({ outcomes }) => outcomes.includes(entry.outcome)),
    settle(entry, disks) {
      const steps = stepsOf(models, entry, disks)
      const possible = steps.filter(({ outcomes }) => outcomes.includes(entry.outcome))
      if (possible.length > 0) models = unique(possible.map(({ model }) => model))
      return possible.length > 0 ? [] : [...new Set(steps.flatMap(({ outcomes }) => outcomes))]
    },
    narrow(differences) {
      const agreeing = models.filter((model) => differences(model).length === 0)
      if (agreeing.length > 0) models = agreeing
      const [any] = models
      return agreeing.length > 0 || !any ? [] : differences(any)
    },
  }
}

function stepsOf(models: readonly Model[], entry: JournalEntry, disks: readonly Files[]): Step[] {
  const files = entry.files.filter((path) => path === MAIN || slotAt(path))
  return models.flatMap((model) => disks.flatMap((disk) => settle(model, files, disk)))
}

const unique = (models: readonly Model[]): Model[] => [
  ...new Map(models.map((model) => [keyOf(model), model])).values(),
]

const keyOf = ({ live, held }: Model): string =>
  JSON.stringify([
    [...live],
    held.map(({ files, tried, hasRun }) => [[...files].map((path) => [path, tried.get(path)]), hasRun]),
  ])
