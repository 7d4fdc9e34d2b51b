import { describe, expect, it } from 'vitest'
import { leftTextKey, takeLeftText } from '../../../../src/orchestrator/resume/left-text.ts'
import { createResumeStorage } from '../../../../src/orchestrator/resume/resume-storage.ts'

/** A storage with room for so many characters. */
function createStorage(room: number): Storage {
  const items = new Map<string, string>()
  return {
    get length() {
      return items.size
    },
    key: (index) => [...items.keys()][index] ?? null,
    getItem: (key) => items.get(key) ?? null,
    setItem(key, value) {
      if (value.length > room) throw new DOMException('full', 'QuotaExceededError')
      items.set(key, value)
    },
    removeItem: (key) => void items.delete(key),
    clear: () => items.clear(),
  }
}

const blocked = new Proxy(createStorage(0), {
  get() {
    throw new DOMException('blocked', 'SecurityError')
  },
})

const leave = (storage: Storage | undefined, text: string, frame?: string) =>
  createResumeStorage(storage, leftTextKey(frame)).leave(text)
const take = (storage: Storage | undefined, frame?: string) => takeLeftText(storage, leftTextKey(frame))

describe('what a page leaves', () => {
  it('is found once', () => {
    const storage = createStorage(100)
    expect(leave(storage, 'text')).toBe(true)
    expect([take(storage), take(storage)]).toEqual(['text', null])
    expect(storage.length).toBe(0)
  })

  it('is not found by the pages of frames, which have the same storage', () => {
    const storage = createStorage(100)
    leave(storage, 'text')
    leave(storage, 'of the frame', '/frame')
    expect(take(storage, '/frame')).toBe('of the frame')
    expect(take(storage)).toBe('text')
  })

  it('takes the place of what an earlier page has left, also when there is no room for it', () => {
    const storage = createStorage(5)
    expect(leave(storage, 'old')).toBe(true)
    expect(leave(storage, 'too long')).toBe(false)
    expect(take(storage)).toBe(null)
  })

  it.each([
    ['without a storage', undefined],
    ['where it is blocked', blocked],
  ])('is nothing %s', (_, storage) => {
    expect(leave(storage, 'text')).toBe(false)
    expect(take(storage)).toBe(undefined)
    expect(() => createResumeStorage(storage, leftTextKey()).clear()).not.toThrow()
  })

  it('is not used where it could not be removed', () => {
    const storage = createStorage(100)
    leave(storage, 'text')
    const stubborn = new Proxy(storage, {
      get(target, name) {
        if (name === 'removeItem') throw new DOMException('no', 'SecurityError')
        return Reflect.get(target, name) as unknown
      },
    })
    expect(take(stubborn)).toBe(undefined)
  })
})
