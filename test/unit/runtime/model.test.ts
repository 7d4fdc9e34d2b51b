import { describe, expect, it } from 'vitest'
import { batch, computed, effect, signal, type ReadonlySignal, type Signal } from '../../../src/index.ts'
import { getRegistry } from '../../../src/runtime/registry.ts'
import { collectReports } from './collect-reports.ts'

const reports = collectReports()

/** Numbers that look random and are the same in every run (mulberry32). */
function createRandom(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

/** A graph of signals and computeds, together with a plain calculation of what each should be. */
function createGraph(random: (below: number) => number) {
  const signals = Array.from({ length: 4 }, () => signal(random(4)))
  const values: ReadonlySignal<number>[] = [...signals]
  const models: (() => number)[] = signals.map((one) => () => one.peek())
  for (let index = 0; index < 8; index++) {
    const [condition, left, right] = [random(values.length), random(values.length), random(values.length)]
    const modulo = 2 + random(4)
    // What is read depends on values, so links come and go; the modulo makes equal results frequent.
    const choose = (read: (at: number) => number) =>
      (read(condition) % 2 ? read(left) + 1 : read(right) * 2 + read(left)) % modulo
    const sources = [...values]
    const sourceModels = [...models]
    values.push(computed(() => choose((at) => sources[at]!.value)))
    models.push(() => choose((at) => sourceModels[at]!()))
  }
  return { signals, values, models }
}

function follow(
  values: readonly ReadonlySignal<number>[],
  models: (() => number)[],
  random: (below: number) => number,
) {
  const at = random(values.length)
  const last = { value: NaN, runs: 0 }
  const see = (value: number) => {
    expect(value).toBe(models[at]!())
    expect(value).not.toBe(last.value)
    last.value = value
    last.runs += 1
  }
  const value = values[at]!
  const stop = random(2) ? value.subscribe(see) : effect(() => see(value.value))
  return { stop, check: () => expect(last.value).toBe(models[at]!()) }
}

function write(signals: readonly Signal<number>[], random: (below: number) => number): void {
  signals[random(signals.length)]!.value = random(5)
}

describe('a random graph', () => {
  it.each(Array.from({ length: 150 }, (_, seed) => seed))(
    'agrees with a plain calculation (seed %i)',
    (seed) => {
      const random = createRandom(seed)
      const { signals, values, models } = createGraph(random)
      const followers = new Set<ReturnType<typeof follow>>()
      for (let step = 0; step < 120; step++) {
        const action = random(10)
        if (action < 4) write(signals, random)
        else if (action === 4) batch(() => [0, 1, 2].forEach(() => write(signals, random)))
        else if (action < 7) followers.add(follow(values, models, random))
        else if (action === 7) {
          const [first] = followers
          first?.stop()
          if (first) followers.delete(first)
        } else {
          const at = random(values.length)
          expect(values[at]!.value).toBe(models[at]!())
        }
        for (const follower of followers) follower.check()
      }
      for (const { stop } of followers) stop()
      for (const one of signals) expect(one).toMatchObject({ subs: undefined, subsTail: undefined })
      expect(reports).toEqual([])
      expect(getRegistry()).toMatchObject({ depth: 0, queued: 0, next: 0, reader: undefined })
    },
  )

  it.each(Array.from({ length: 100 }, (_, seed) => seed))('settles when effects write (seed %i)', (seed) => {
    const random = createRandom(1000 + seed)
    const { signals, values, models } = createGraph(random)
    const mirrors = [0, 1, 2].map(() => {
      const at = random(values.length)
      const mirror = signal(NaN)
      // Reads before and after its write, and reads a computed of what it has written.
      const next = computed(() => mirror.value + 1)
      const stop = effect(() => {
        mirror.value = values[at]!.value
        expect(next.value).toBe(values[at]!.value + 1)
      })
      return { at, mirror, next, stop }
    })
    const sum = computed(() => mirrors.reduce((total, { next }) => total + next.value, 0))
    let seen = NaN
    const stopSum = sum.subscribe((value) => void (seen = value))
    for (let step = 0; step < 60; step++) {
      if (random(3)) write(signals, random)
      else batch(() => [0, 1, 2].forEach(() => write(signals, random)))
      for (const { at, mirror } of mirrors) expect(mirror.peek()).toBe(models[at]!())
      expect(seen).toBe(mirrors.reduce((total, { at }) => total + models[at]!() + 1, 0))
    }
    stopSum()
    for (const { stop } of mirrors) stop()
    for (const one of signals) expect(one).toMatchObject({ subs: undefined, subsTail: undefined })
    expect(reports).toEqual([])
  })
})
