import { isLoadFault, isRunFault, type Content } from './content.ts'
import { importsOf, MAIN, SLOTS, slotAt } from './slots.ts'

/** Files by path. What has no entry is not there. */
export type Files = ReadonlyMap<string, Content>

/** What a page would run when some files were replaced by those on the disk. */
export interface Candidate {
  /** Everything that it would run, with nothing that nobody imports. */
  readonly running: Files
  /** The replaced files, and those that it would load for the first time. */
  readonly loaded: ReadonlySet<string>
}

/** Makes a candidate of what runs now and the disk's version of some files. */
export function combine(live: Files, disk: Files, changed: ReadonlySet<string>): Candidate {
  const running = new Map<string, Content>()
  const loaded = new Set<string>()
  const queue = [...ROOTS]
  for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
    if (running.has(path)) continue
    const isNew = changed.has(path) || !live.has(path)
    // A deleted file runs on for those who have loaded it; whether they may is for `canLoad` to say.
    const content = (isNew ? disk.get(path) : undefined) ?? live.get(path)
    if (!content) continue
    if (isNew) loaded.add(path)
    running.set(path, content)
    queue.push(...importedBy(path, content))
  }
  return { running, loaded }
}

/** True when every new file can be compiled, and finds what it imports. */
export function canLoad({ running, loaded }: Candidate, disk: Files): boolean {
  return [...loaded].every((path) => {
    const content = disk.get(path)
    const isThere = content !== undefined && !isLoadFault(content.fault)
    return isThere && importedBy(path, content).every((one) => disk.has(one) && running.has(one))
  })
}

/** The new files that throw in the page. */
export const failing = ({ running, loaded }: Candidate): readonly string[] =>
  [...loaded].filter((path) => isRunFault(running.get(path)?.fault))

/** True when the file imports one of the others, itself or through what it imports. */
export function dependsOn(path: string, others: ReadonlySet<string>, disk: Files): boolean {
  const content = disk.get(path)
  const imported = content ? importedBy(path, content) : []
  return imported.some((one) => others.has(one) || dependsOn(one, others, disk))
}

/** The entry, and what it imports. */
const ROOTS = [
  MAIN,
  ...SLOTS.filter(({ kind }) => kind === 'parent' || kind === 'listener').map((slot) => slot.paths[0]),
]

function importedBy(path: string, content: Content): readonly string[] {
  const slot = slotAt(path)
  return slot ? importsOf(slot, content) : []
}
