import { checkReading } from './check-reading.ts'
import { mutate } from './mutate.ts'
import { createRandom } from './random.ts'
import { seeds } from './seeds.ts'

/** Reads mutated files; gives those that came out wrong, each with what is wrong with it. */
export function runMutations(seed: number, count: number): { source: string; problem: string }[] {
  const random = createRandom(seed)
  const found: { source: string; problem: string }[] = []
  for (let run = 0; run < count && found.length < 5; run++) {
    const source = mutate(random.pick(seeds), random, seeds)
    const problem = checkReading(source)
    if (problem !== undefined) found.push({ source, problem })
  }
  return found
}
