import { describe, expect, it, vi } from 'vitest'
import { nextTask } from '../../../adapters/shared/hot-adapter.ts'
import { createPaints } from '../../../src/orchestrator/paints.ts'

/** A page whose frames and whose clock are made by the test. */
function setUp() {
  const frames: (() => void)[] = []
  const send = vi.fn()
  const page = new EventTarget()
  let visibilityState: DocumentVisibilityState = 'visible'
  let now = 100
  const document = Object.defineProperty(page, 'visibilityState', { get: () => visibilityState })
  const paints = createPaints({
    // As much of a document as is asked for.
    document: document as EventTarget & { readonly visibilityState: DocumentVisibilityState },
    requestFrame: (run) => void frames.push(run),
    now: () => now,
    send,
  })
  return {
    paints,
    send,
    frames,
    /** Makes a frame, and has painting take some milliseconds. */
    async paint(milliseconds: number) {
      for (const frame of frames.splice(0)) frame()
      now += milliseconds
      await nextTask()
      await nextTask()
    },
    see(state: DocumentVisibilityState) {
      visibilityState = state
      page.dispatchEvent(new Event('visibilitychange'))
    },
  }
}

describe('the paint of an update', () => {
  it('is told once, from when the update was verified to the task after the next frame', async () => {
    const { paints, send, paint } = setUp()
    paints.verified('a', 98)
    paints.settled('a')
    expect(send).not.toHaveBeenCalled()
    await paint(5)
    expect(send).toHaveBeenCalledExactlyOnceWith({ id: 'a', paint: 7 })
    paints.settled('a')
    await paint(5)
    expect(send).toHaveBeenCalledTimes(1)
  })

  it('is kept until its transaction has settled', async () => {
    const { paints, send, paint } = setUp()
    paints.verified('a', 100)
    await paint(3)
    paints.settled('b')
    expect(send).not.toHaveBeenCalled()
    paints.settled('a')
    expect(send).toHaveBeenCalledExactlyOnceWith({ id: 'a', paint: 3 })
  })

  it('is not waited for where the page is out of sight', () => {
    const { paints, send, frames, see } = setUp()
    see('hidden')
    paints.verified('a', 100)
    paints.settled('a')
    expect(frames).toEqual([])
    expect(send).not.toHaveBeenCalled()
  })

  it('is none when the page has been out of sight before the frame', async () => {
    const { paints, send, paint, see } = setUp()
    paints.verified('a', 100)
    paints.settled('a')
    see('hidden')
    see('visible')
    await paint(30_000)
    expect(send).not.toHaveBeenCalled()
    paints.verified('b', 30_100)
    paints.settled('b')
    await paint(2)
    expect(send).toHaveBeenCalledExactlyOnceWith({ id: 'b', paint: 2 })
  })

  it('is that of the last update, where the frame comes after another one', async () => {
    const { paints, send, paint } = setUp()
    paints.verified('a', 90)
    paints.settled('a')
    paints.verified('b', 100)
    paints.settled('b')
    await paint(4)
    expect(send).toHaveBeenCalledExactlyOnceWith({ id: 'b', paint: 4 })
  })

  it('is not told when it has taken longer than anything that is on the screen', async () => {
    const { paints, send, paint } = setUp()
    paints.verified('a', 100)
    paints.settled('a')
    await paint(60_001)
    expect(send).not.toHaveBeenCalled()
  })
})
