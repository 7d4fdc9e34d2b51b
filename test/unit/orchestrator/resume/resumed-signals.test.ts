import { afterEach, describe, expect, it, onTestFinished } from 'vitest'
import { reportSignals } from '../../../../src/orchestrator/resume/arrived-signals.ts'
import { createResumedSignals } from '../../../../src/orchestrator/resume/resumed-signals.ts'
import { getRegistry, type DevHooks } from '../../../../src/runtime/registry.ts'
import { isTouched, signal } from '../../../../src/runtime/signals.ts'

const registry = getRegistry()

/** A page whose registry tells of signals that are declared. */
function resume(values: Readonly<Record<string, unknown>>) {
  const records = Object.entries(values).map(([key, value]) => ({ key, value }))
  const resumed = createResumedSignals(registry, records)
  const hooks: DevHooks = {
    subscribed: () => {},
    redeclared: () => {},
    created: resumed.created,
    connect: (_, start) => start(),
  }
  registry.dev = hooks
  onTestFinished(() => void (registry.dev = undefined))
  return resumed
}

afterEach(() => registry.signals.clear())

describe('a global signal', () => {
  it('has the value that was left from when it is declared, and counts as written to', () => {
    const resumed = resume({ 'cart:total': 3 })
    expect(resumed.undeclared.size).toBe(1)
    const total = signal('cart:total', 0)
    expect(total.value).toBe(3)
    expect(isTouched(total)).toBe(true)
    expect(resumed.undeclared.size).toBe(0)
    expect(reportSignals(resumed)).toEqual({ kept: ['signal:cart:total'], lost: [] })
  })

  it('may be left undefined', () => {
    resume({ user: undefined })
    expect(signal<unknown>('user', 'nobody').value).toBe(undefined)
  })

  it('begins with its initial value where that is of another type, and says so', () => {
    const resumed = resume({ rows: 3 })
    expect(signal<unknown>('rows', []).value).toEqual([])
    expect(reportSignals(resumed).lost).toEqual([
      { name: 'signal:rows', reason: 'its initial value is of another type' },
    ])
  })

  it('is lost as long as no module declares it', () => {
    const resumed = resume({ gone: 1 })
    expect([...resumed.undeclared]).toEqual([['gone', 1]])
    expect(reportSignals(resumed).lost).toEqual([
      { name: 'signal:gone', reason: 'no module has declared it' },
    ])
  })

  it('keeps its value over what modules write to it while they are evaluated', () => {
    const resumed = resume({ total: 3 })
    const leave = resumed.aroundEvaluation()
    const total = signal('total', 0)
    total.value = 10
    leave()
    expect(total.value).toBe(3)
    total.value = 4
    expect(total.value).toBe(4)
  })
})
