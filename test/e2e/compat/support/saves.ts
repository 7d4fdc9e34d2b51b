import { rename, writeFile } from 'node:fs/promises'
import { setTimeout as delay } from 'node:timers/promises'
import type { FSWatcher } from 'vite'
import type { Project } from '../../../../src/testing/project.ts'

/** Saves files. Each resolves when Vite's watcher has told of it. */
export interface Saves {
  /** Replaces text of a file, where it is first. Throws when the file does not hold it. */
  edit(file: string, from: string | RegExp, to: string): Promise<void>
  save(file: string, text: string): Promise<void>
  remove(file: string): Promise<void>
  read(file: string): Promise<string>
  path(file: string): string
  /** Changes one of two modules that every page accepts. Returns what the page logs when it has. */
  saveSentinel(): Promise<string>
}

const TIMEOUT_MS = 10_000

/** Vite's watcher drops a second change of one file within 50 ms, for good. */
const DROPPED_WITHIN_MS = 55

export function createSaves(
  project: Project,
): Saves & { readonly ready: Promise<void>; follow(watcher: FSWatcher): void } {
  const toldAt = new Map<string, number>()
  const listeners = new Map<string, () => void>()
  let becomeReady: () => void
  const ready = new Promise<void>((resolve) => {
    becomeReady = resolve
  })
  const told = (path: string) => {
    toldAt.set(path, performance.now())
    listeners.get(path)?.()
  }
  const untilTold = async (file: string, change: () => Promise<void>) => {
    const path = project.path(file)
    const age = performance.now() - (toldAt.get(path) ?? 0)
    if (age < DROPPED_WITHIN_MS) await delay(DROPPED_WITHIN_MS - age)
    const heard = new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`the watcher has not told of ${file}`)), TIMEOUT_MS)
      listeners.set(path, () => {
        clearTimeout(timer)
        resolve()
      })
    })
    await Promise.all([change(), heard])
  }
  let drafts = 0
  const write = async (file: string, text: string) => {
    // In one step, as editors do it, and several at once do not meet.
    const draft = `${project.root}.${drafts++}.draft`
    await writeFile(draft, text)
    await rename(draft, project.path(file))
  }
  const save = (file: string, text: string) => untilTold(file, () => write(file, text))
  let sentinels = 0
  return {
    ready,
    follow(watcher) {
      for (const event of ['change', 'add', 'unlink']) watcher.on(event, told)
      watcher.on('ready', () => becomeReady())
    },
    save,
    async edit(file, from, to) {
      const before = await project.read(file)
      const after = before.replace(from, to)
      if (after === before) throw new Error(`${file} does not hold ${from}`)
      await save(file, after)
    },
    remove: (file) => untilTold(file, () => project.remove(file)),
    read: (file) => project.read(file),
    path: (file) => project.path(file),
    async saveSentinel() {
      const number = ++sentinels
      const file = `sentinel/${number % 2 ? 'odd' : 'even'}.js`
      await save(file, (await project.read(file)).replace(/number = \d+/, `number = ${number}`))
      return `sentinel ${number}`
    },
  }
}
