import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { hear } from '../../../src/orchestrator/hear.ts'
import type { PageCore } from '../../../src/orchestrator/page-core.ts'
import type { UpdateHalf } from '../../../src/orchestrator/update-half.ts'

type Listener = (data: unknown) => Promise<void>

/** A page that has loaded nothing but what it has from the start. */
function setUp(load: () => Promise<UpdateHalf>, left?: object) {
  const listeners = new Map<string, Listener>()
  const hot = {
    on: (event: string, listener: Listener) => void listeners.set(event, listener),
    send: vi.fn(),
  }
  // As much of a page as is asked for.
  const core = { hot, options: {}, url: 'http://localhost/', left, updates: undefined } as unknown as PageCore
  hear(core, { entries: [], record: vi.fn(), adopt: vi.fn() }, load)
  /** Tells when the page has done what an event asks for. */
  const tell = (event: string) => {
    const done = vi.fn()
    void listeners.get(event)!({}).then(done)
    return done
  }
  return { tell }
}

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('addEventListener', vi.fn())
  onTestFinished(() => {
    vi.unstubAllGlobals()
    vi.useRealTimers()
  })
})

describe('what updates need', () => {
  it('is loaded when an update comes, which waits for it', async () => {
    const receive = vi.fn(async () => {})
    // Nothing else of it is asked for.
    const { tell } = setUp(async () => ({ receive }) as unknown as UpdateHalf)
    const done = tell('vite:beforeUpdate')
    await vi.advanceTimersByTimeAsync(0)
    expect(receive).toHaveBeenCalledExactlyOnceWith('vite:beforeUpdate', {})
    expect(done).toHaveBeenCalled()
  })

  it('takes state over a reload when it can be loaded', async () => {
    const receive = vi.fn(async () => {})
    const { tell } = setUp(async () => ({ receive }) as unknown as UpdateHalf)
    tell('vite:beforeFullReload')
    await vi.advanceTimersByTimeAsync(0)
    expect(receive).toHaveBeenCalledExactlyOnceWith('vite:beforeFullReload', {})
  })

  it('holds no reload up for more than two seconds while it cannot be loaded', async () => {
    const { tell } = setUp(() => new Promise(() => {}))
    const done = tell('vite:beforeFullReload')
    await vi.advanceTimersByTimeAsync(1900)
    expect(done).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(100)
    expect(done).toHaveBeenCalled()
  })

  it('holds no reload up when it is not there', async () => {
    const { tell } = setUp(() => Promise.reject(new TypeError('Failed to fetch dynamically imported module')))
    const done = tell('vite:beforeFullReload')
    await vi.advanceTimersByTimeAsync(0)
    expect(done).toHaveBeenCalled()
  })

  it('is not waited for by a page that is still coming up: it leaves what it was left', async () => {
    const left = { isOpen: true, putBack: vi.fn() }
    const { tell } = setUp(() => new Promise(() => {}), left)
    const done = tell('vite:beforeFullReload')
    await vi.advanceTimersByTimeAsync(0)
    expect(done).toHaveBeenCalled()
    expect(left.putBack).toHaveBeenCalledOnce()
  })

  it('holds the reload after a restart up for no more than ten seconds', async () => {
    vi.stubGlobal('fetch', async () => new Response())
    const { tell } = setUp(() => new Promise(() => {}))
    const done = tell('vite:ws:disconnect')
    await vi.advanceTimersByTimeAsync(9900)
    expect(done).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(100)
    expect(done).toHaveBeenCalled()
  })
})
