import { describe, expect, it } from 'vitest'
import { readBegin, readEnd } from '../../../src/orchestrator/read-message.ts'
import { createReloadNote } from '../../../src/orchestrator/reload-note.ts'

describe('the messages of the server', () => {
  it('are read as they are', () => {
    const message = {
      id: 'a',
      files: ['src/a.vue'],
      reason: 'hot.self-accept',
      phase: 'rollback',
      expected: [{ url: '/src/a.vue', timestamp: 1, tracked: true, framework: 'vue', rerender: true }],
      continues: 'b',
    }
    expect(readBegin(message)).toEqual(message)
    expect(readEnd({ id: 'a', more: 1 })).toEqual({ id: 'a' })
  })

  it.each([undefined, null, 1, 'begin', [], {}, { id: 1 }])('are ignored when they are %j', (message) => {
    expect(readBegin(message)).toBeUndefined()
    expect(readEnd(message)).toBeUndefined()
  })

  it('lose what is not of the known shape', () => {
    const expected = [
      null,
      1,
      { url: 1 },
      { url: '/a', timestamp: 'x' },
      { url: '/a', timestamp: 1, framework: 'x' },
    ]
    expect(readBegin({ id: 'a', files: [1, 'b'], phase: 'x', expected, continues: 1 })).toEqual({
      id: 'a',
      phase: 'update',
      reason: undefined,
      files: ['b'],
      expected: [{ url: '/a', timestamp: 1, tracked: false }],
    })
    expect(readBegin({ id: 'a' })).toMatchObject({ files: [], expected: [] })
  })
})

describe('the note for the page after a reload', () => {
  const createStorage = (text: string | null = null) => {
    let content = text
    // As far as the note uses it.
    return {
      getItem: () => content,
      setItem: (_: string, value: string) => void (content = value),
      removeItem: () => void (content = null),
    } as unknown as Storage
  }

  it('is handed out once', () => {
    const storage = createStorage()
    const note = { id: 'a', phase: 'rollback', reloaded: 'recovery' } as const
    createReloadNote(storage).leave(note)
    expect(createReloadNote(storage).take()).toEqual(note)
    expect(createReloadNote(storage).take()).toBeUndefined()
  })

  it.each(['', 'x', '1', '{}', '{"id":1}'])('is not taken from %j', (text) => {
    expect(createReloadNote(createStorage(text)).take()).toBeUndefined()
  })

  it('says no more than is known', () => {
    expect(createReloadNote(createStorage('{"id":"a","reloaded":"x","phase":1}')).take()).toEqual({
      id: 'a',
      phase: 'update',
      reloaded: 'asked',
    })
    expect(createReloadNote(undefined).take()).toBeUndefined()
  })
})
