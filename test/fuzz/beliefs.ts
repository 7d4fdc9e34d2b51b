import type { JournalEntry } from '../../src/shared/protocol.ts'
import type { Files } from './loading.ts'
import { settle, type Model } from './model.ts'
import { MAIN, slotAt } from './slots.ts'

/**
 * The models that agree with everything seen so far. There is more than one only where it cannot be seen
 * which of two quick saves was read.
 */
export interface Beliefs {
  readonly models: readonly Model[]
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
    settle(entry, disks) {
      const files = entry.files.filter((path) => path === MAIN || slotAt(path))
      const steps = models.flatMap((model) => disks.flatMap((disk) => settle(model, files, disk)))
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

const unique = (models: readonly Model[]): Model[] => [
  ...new Map(models.map((model) => [keyOf(model), model])).values(),
]

const keyOf = ({ live, held }: Model): string =>
  JSON.stringify([
    [...live],
    held.map(({ files, tried, hasRun }) => [[...files].map((path) => [path, tried.get(path)]), hasRun]),
  ])
