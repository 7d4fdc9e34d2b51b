import { describe, expect, it } from 'vitest'
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

describe('what a page leaves', () => {
  it('is found once', () => {
    const storage = createStorage(100)
    expect(createResumeStorage(storage).leave('text')).toBe(true)
    const next = createResumeStorage(storage)
    expect([next.take(), next.take()]).toEqual(['text', null])
    expect(storage.length).toBe(0)
  })

  it('is not found by the pages of frames, which have the same storage', () => {
    const storage = createStorage(100)
    createResumeStorage(storage).leave('text')
    createResumeStorage(storage, '/frame').leave('of the frame')
    expect(createResumeStorage(storage, '/frame').take()).toBe('of the frame')
    expect(createResumeStorage(storage).take()).toBe('text')
  })

  it('takes the place of what an earlier page has left, also when there is no room for it', () => {
    const storage = createStorage(5)
    expect(createResumeStorage(storage).leave('old')).toBe(true)
    expect(createResumeStorage(storage).leave('too long')).toBe(false)
    expect(createResumeStorage(storage).take()).toBe(null)
  })

  it.each([
    ['without a storage', undefined],
    ['where it is blocked', blocked],
  ])('is nothing %s', (_, storage) => {
    const left = createResumeStorage(storage)
    expect(left.leave('text')).toBe(false)
    expect(left.take()).toBe(null)
    expect(() => left.clear()).not.toThrow()
  })

  it('is not used where it could not be removed', () => {
    const storage = createStorage(100)
    createResumeStorage(storage).leave('text')
    const stubborn = new Proxy(storage, {
      get(target, name) {
        if (name === 'removeItem') throw new DOMException('no', 'SecurityError')
        return Reflect.get(target, name) as unknown
      },
    })
    expect(createResumeStorage(stubborn).take()).toBe(null)
  })
})
