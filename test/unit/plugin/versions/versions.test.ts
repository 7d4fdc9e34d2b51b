import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { createVersions, type Versions } from '../../../../src/plugin/versions/versions.ts'
import type { JournalEntry, Outcome } from '../../../../src/shared/protocol.ts'

const root = mkdtempSync(join(tmpdir(), 'metamon-versions-'))
const path = (name: string) => join(root, name)
for (const name of ['a.ts', 'b.ts']) writeFileSync(path(name), '')
afterAll(() => rmSync(root, { recursive: true }))

let versions: Versions
let changed: string[]
let waiting: ReadonlySet<string>

beforeEach(() => {
  changed = []
  waiting = new Set()
  versions = createVersions({
    root: () => root,
    change: (file) => void changed.push(file),
    waiting: () => waiting,
  })
})

/** The other fields are of no interest here. */
const settle = (id: string, outcome: Outcome, files: readonly string[]): void =>
  versions.settled({ id, outcome, files } as unknown as JournalEntry)

function save(id: string, texts: Readonly<Record<string, string>>, outcome: Outcome = 'applied'): void {
  for (const [name, text] of Object.entries(texts)) versions.saved(id, path(name), text)
  settle(id, outcome, Object.keys(texts))
}

const served = () => ['a.ts', 'b.ts'].map((name) => versions.pinned.of(path(name)))

describe('a version', () => {
  it('that is applied again is what its save has brought', () => {
    save('1', { 'a.ts': 'a1' })
    save('2', { 'a.ts': 'a2', 'b.ts': 'b2' })
    expect(versions.serve('1', 'again')).toBeUndefined()
    expect(served()).toEqual(['a1', undefined])
    expect(changed).toEqual([path('a.ts')])
  })

  it('that is gone back to is of all files that have changed since', () => {
    versions.loaded(path('b.ts'), 'b0')
    save('1', { 'a.ts': 'a1' })
    save('2', { 'a.ts': 'a2', 'b.ts': 'b2' })
    expect(versions.serve('1', 'back')).toBeUndefined()
    expect(served()).toEqual(['a1', 'b0'])
  })

  it('is not gone back to where nobody knows what a file was', () => {
    save('1', { 'a.ts': 'a1' })
    save('2', { 'b.ts': 'b2' })
    expect(versions.serve('1', 'back')).toBe('not-kept')
    expect(served()).toEqual([undefined, undefined])
  })

  it.each(['aborted', 'rolled-back'] as const)('that was %s is not kept', (outcome) => {
    save('1', { 'a.ts': 'a1' }, outcome)
    expect(versions.isKept('1')).toBe(false)
    expect(versions.serve('1', 'again')).toBe('not-kept')
  })

  it('has with it what has waited for its fix', () => {
    waiting = new Set([path('a.ts')])
    save('1', { 'a.ts': 'a1' }, 'aborted')
    waiting = new Set()
    save('2', { 'b.ts': 'b2' })
    save('3', { 'a.ts': 'a3' })
    expect(versions.serve('2', 'back')).toBeUndefined()
    expect(served()).toEqual(['a1', undefined])
    expect(versions.serve('2', 'again')).toBe('busy')
  })

  it('of a file that is gone is not served', () => {
    save('1', { 'gone.ts': 'x' })
    expect(versions.serve('1', 'again')).toBe('not-kept')
  })

  it.each(['../outside.ts', '..', '../../etc/passwd'])('is not kept of %s', (name) => {
    save('1', { [name]: 'secret' })
    expect(versions.isKept('1')).toBe(false)
  })

  it('is one of the last fifty', () => {
    for (let count = 0; count <= 50; count += 1) save(String(count), { 'a.ts': `a${count}` })
    expect([versions.isKept('0'), versions.isKept('1')]).toEqual([false, true])
  })

  it('goes when its text makes all of them too large', () => {
    save('1', { 'a.ts': 'x'.repeat(5_000_000) })
    save('2', { 'a.ts': 'y'.repeat(5_000_000) })
    expect([versions.isKept('1'), versions.isKept('2')]).toEqual([false, true])
  })
})

describe('a change of a file', () => {
  it('is of the version that was asked for, and ends it when nobody has', () => {
    save('1', { 'a.ts': 'a1' })
    versions.serve('1', 'again')
    expect(versions.taken(path('a.ts'))).toBe('again')
    expect(served()[0]).toBe('a1')
    expect(versions.taken(path('a.ts'))).toBe('disk')
    expect(served()[0]).toBeUndefined()
    expect(versions.taken(path('a.ts'))).toBeUndefined()
  })

  it('is made of every file that is not served from the disk, to release it', () => {
    expect(versions.release()).toBe('nothing-to-do')
    save('1', { 'a.ts': 'a1' })
    versions.serve('1', 'again')
    expect(versions.taken(path('a.ts'))).toBe('again')
    expect(versions.release()).toBeUndefined()
    expect(changed).toEqual([path('a.ts'), path('a.ts')])
  })
})
