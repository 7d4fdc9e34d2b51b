import type { Expectation, Fixture } from '../actions.ts'
import type { Observation } from '../page/observe.ts'

/** What one target has shown, after mounting and after each step. */
export interface TargetRun {
  readonly target: string
  readonly observations: readonly Observation[]
}

/**
 * Compares what every target has shown with what is expected, and with each other.
 * @returns one text for each difference: step, the targets that have it, and what differs
 */
export function findDifferences(fixture: Fixture, runs: readonly TargetRun[]): string[] {
  const expectations: Expectation[] = [fixture.mounted, ...(fixture.steps ?? [])]
  return expectations.flatMap((expectation, index) => {
    const first = runs.find(({ observations }) => observations[index])?.observations[index]
    const targets = new Map<string, string[]>()
    for (const { target, observations } of runs) {
      for (const text of differAt(expectation, observations, { index, first }))
        targets.set(text, [...(targets.get(text) ?? []), target])
    }
    return [...targets].map(
      ([text, names]) => `${describeStep(fixture, index)} · ${names.join(', ')}: ${text}`,
    )
  })
}

function differAt(
  expectation: Expectation,
  observations: readonly Observation[],
  { index, first }: { readonly index: number; readonly first: Observation | undefined },
): string[] {
  const seen = observations[index]
  if (seen) return differ(expectation, seen, first)
  return observations.length === index ? ['not reached'] : []
}

function differ(expected: Expectation, seen: Observation, first: Observation | undefined): string[] {
  // What follows from an error is of no interest.
  if (seen.errors.length > 0) return unequal('errors', '', seen.errors.map(firstLines).join(' | '))
  return [
    ...unequal('html', expected.html, seen.html),
    ...unequal('log', (expected.log ?? []).join(' | '), seen.log.join(' | ')),
    ...unequal('focus', expected.focus ?? first?.focus ?? '', seen.focus),
    ...unequal('caret', String(first?.caret ?? null), String(seen.caret)),
    ...Object.entries(expected.styles ?? {}).flatMap(([query, value]) =>
      unequal(`style of ${query}`, value, seen.styles[query] ?? ''),
    ),
  ]
}

const unequal = (what: string, expected: string, seen: string): string[] =>
  expected === seen ? [] : [`${what}\n    expected ${expected}\n    but was  ${seen}`]

const firstLines = (text: string): string => text.split('\n', 3).join(' ')

function describeStep(fixture: Fixture, index: number): string {
  const step = fixture.steps?.[index - 1]
  if (!step) return 'mounted'
  const { kind, ...rest } = step.act
  return `step ${index} ${kind} ${Object.values(rest)
    .map((value) => (typeof value === 'string' ? value : JSON.stringify(value)))
    .join(' ')}`
}
