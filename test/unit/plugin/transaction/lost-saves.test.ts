import { EventEmitter, once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FSWatcher } from 'vite'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createHealedSaves, type HealedSaves } from '../../../../src/plugin/transaction/healed-saves.ts'
import { createLostSaves, type LostSaves } from '../../../../src/plugin/transaction/lost-saves.ts'

let folder: string
let watcher: EventEmitter
let saves: LostSaves
let healed: HealedSaves

const path = (name: string) => join(folder, name)
const save = (name: string, text: string) => writeFileSync(path(name), text)

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'metamon-heal-'))
  for (const name of ['a.ts', 'b.ts', 'c.ts']) writeFileSync(path(name), '1')
  watcher = new EventEmitter()
  healed = createHealedSaves()
  saves = createLostSaves(watcher as unknown as FSWatcher, healed) // only `emit` is used
})
afterEach(() => {
  saves.close()
  rmSync(folder, { recursive: true })
})

describe('createLostSaves', () => {
  it('reports the second of two quick saves, which the watcher has dropped', async () => {
    saves.handled(path('a.ts'), '1')
    save('a.ts', '2')
    expect(await once(watcher, 'change')).toEqual([path('a.ts')])
    expect([healed.take(path('a.ts')), healed.take(path('a.ts'))]).toEqual([true, false])
  })

  it('says nothing of a file that was saved as it was, or is gone', async () => {
    const changes: string[] = []
    watcher.on('change', (file: string) => changes.push(file))
    saves.handled(path('a.ts'), '1')
    save('a.ts', '1')
    saves.handled(path('b.ts'), '1')
    rmSync(path('b.ts'))
    saves.handled(path('c.ts'), '1')
    save('c.ts', '2')
    await once(watcher, 'change')
    expect(changes).toEqual([path('c.ts')])
  })
})
