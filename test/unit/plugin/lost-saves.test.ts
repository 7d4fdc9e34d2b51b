import { EventEmitter, once } from 'node:events'
import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FSWatcher } from 'vite'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createLostSaves, type LostSaves } from '../../../src/plugin/transaction/lost-saves.ts'

let folder: string
let watcher: EventEmitter
let saves: LostSaves

const path = (name: string) => join(folder, name)
const saveAgain = (name: string) => utimesSync(path(name), new Date(), new Date(Date.now() + 5000))

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'metamon-heal-'))
  for (const name of ['a.ts', 'b.ts', 'c.ts']) writeFileSync(path(name), '1')
  watcher = new EventEmitter()
  saves = createLostSaves(watcher as unknown as FSWatcher) // only `emit` is used
})
afterEach(() => {
  saves.close()
  rmSync(folder, { recursive: true })
})

describe('createLostSaves', () => {
  it('reports the second of two quick saves, which the watcher has dropped', async () => {
    saves.reading(path('a.ts'))
    saveAgain('a.ts')
    expect(await once(watcher, 'change')).toEqual([path('a.ts')])
  })

  it('says nothing of a file that did not change after it was read, or is gone', async () => {
    const changes: string[] = []
    watcher.on('change', (file: string) => changes.push(file))
    saves.reading(path('a.ts'))
    saves.reading(path('b.ts'))
    rmSync(path('b.ts'))
    saves.reading(path('c.ts'))
    saveAgain('c.ts')
    await once(watcher, 'change')
    expect(changes).toEqual([path('c.ts')])
  })
})
