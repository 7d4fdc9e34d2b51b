import { EventEmitter, once } from 'node:events'
import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FSWatcher } from 'vite'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { healLostSaves } from '../../../src/plugin/transaction/lost-saves.ts'

let folder: string
let file: string
let watcher: EventEmitter
let undo: () => void

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'metamon-heal-'))
  file = join(folder, 'a.ts')
  writeFileSync(file, '1')
  watcher = new EventEmitter()
  undo = healLostSaves(watcher as unknown as FSWatcher) // only `on`, `off` and `emit` are used
})
afterEach(() => {
  undo()
  rmSync(folder, { recursive: true })
})

describe('healLostSaves', () => {
  it('reports the second of two quick saves, which the watcher has dropped', async () => {
    watcher.emit('change', file)
    utimesSync(file, new Date(), new Date(Date.now() + 5000))
    const [healed] = await once(watcher, 'change')
    expect(healed).toBe(file)
  })

  it('says nothing of a file that did not change again, or is gone', async () => {
    const other = join(folder, 'b.ts')
    const changes: string[] = []
    writeFileSync(other, '1')
    watcher.emit('change', file)
    watcher.emit('change', other)
    watcher.on('change', (path: string) => changes.push(path))
    rmSync(other)
    writeFileSync(join(folder, 'c.ts'), '1')
    watcher.emit('change', join(folder, 'c.ts'))
    utimesSync(join(folder, 'c.ts'), new Date(), new Date(Date.now() + 5000))
    await once(watcher, 'change')
    expect(changes.filter((path) => path !== join(folder, 'c.ts'))).toEqual([])
  })
})
