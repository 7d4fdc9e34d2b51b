import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Framework } from '../src/shared/types.ts'
import { applyEdit, EDITS, filesOf, mend, type Breakage } from './edits.ts'

/** Breaks and mends the files of the page. */
export interface Bench {
  /**
   * Makes one mistake in the files of a framework, after taking out those that are there.
   * @returns the files that were written
   * @throws {EditConflict} when the place of the mistake is gone; nothing is written then
   */
  break(target: Framework, breakage: Breakage): readonly string[]
  /** Takes the mistakes out. @returns the files that were written */
  restore(target: Framework): readonly string[]
  /** Takes out all mistakes that were made since the start. */
  close(): void
}

/**
 * Works in the given folder. Files are read and written in one go, so no request sees half of another;
 * and a process that is told to stop has them whole before it does.
 */
export function createBench(root: string): Bench {
  const broken = new Set<Framework>()

  const write = (target: Framework, change: (text: string, file: string) => string) => {
    const files = filesOf(target).map((file) => {
      const path = join(root, file)
      const before = readFileSync(path, 'utf8')
      return { file, path, before, after: change(before, file) }
    })
    const changed = files.filter(({ before, after }) => before !== after)
    for (const { path, after } of changed) writeFileSync(path, after)
    return changed.map(({ file }) => file)
  }
  const restore = (target: Framework) => {
    const files = write(target, mend)
    broken.delete(target)
    if (broken.size === 0) process.off('SIGINT', stop)
    return files
  }
  const close = () => {
    for (const target of broken) restore(target)
  }
  // Vite does not close its server on Ctrl+C, and the files would stay broken.
  const stop = () => {
    close()
    process.kill(process.pid, 'SIGINT')
  }

  return {
    break(target, breakage) {
      const edit = EDITS[target][breakage]
      const files = write(target, (text, file) => {
        const whole = mend(text, file)
        return file === edit.file ? applyEdit(whole, edit) : whole
      })
      if (broken.size === 0) process.once('SIGINT', stop)
      broken.add(target)
      return files
    },
    restore,
    close,
  }
}
