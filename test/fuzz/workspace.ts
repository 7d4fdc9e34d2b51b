import { isSameText, type Content, type Fault, type Place } from './content.ts'
import type { Edit } from './edit.ts'
import type { Files } from './loading.ts'
import { faultIn, importsOf, MAIN, pathAt, SLOTS, slotAt, slotOf, utilOf, type Slot } from './slots.ts'

/** Files that are written in one go, by path; undefined deletes one. */
export type Writes = ReadonlyMap<string, Content | undefined>

/** A save, and the one that follows it before it has settled. */
export interface Save {
  readonly writes: Writes
  readonly again?: { readonly writes: Writes; readonly gapMs: number }
}

/** The files of the app as they are on the disk, and what edits make of them. */
export interface Workspace {
  readonly disk: Files
  /** The saves of an edit, one after the other: each is planned when the one before has settled. */
  plan(edit: Edit, live: Files): Iterable<Save>
  /** Notes what has been written. */
  note(writes: Writes): void
}

export function createWorkspace(): Workspace {
  const disk = new Map<string, Content>([[MAIN, { version: 0, comment: 0, place: 0 }]])
  const removed = new Map<string, Content>()
  let version = 0
  const fresh = (slot: Slot, fault?: Fault): Content => ({
    version: (version += 1),
    comment: 0,
    place: slot.framework ? homeOf(utilOf(slot.framework)) : 0,
    fault: faultIn(slot, fault),
  })
  /** Where a util module is, or was when it was last there. */
  const homeOf = (slot: Slot): Place => {
    const [, other] = slot.paths
    if (other === undefined) return 0
    return disk.has(other) || (!disk.has(slot.paths[0]) && removed.has(other)) ? 1 : 0
  }
  const pathOf = (slot: Slot): string => pathAt(slot, homeOf(slot))
  const save = (slot: Slot, fault?: Fault): [string, Content] => [pathOf(slot), fresh(slot, fault)]
  const isBroken = (slot: Slot): boolean => {
    const content = disk.get(pathOf(slot))
    return !content || content.fault !== undefined || !importsOf(slot, content).every(isThere)
  }
  /** Of the two places of a util module only one is in use. */
  const isThere = (path: string): boolean => disk.has(path) || slotAt(path)?.kind !== 'util'
  for (const slot of SLOTS) disk.set(slot.paths[0], fresh(slot))

  function rename(slot: Slot): Writes {
    const home = homeOf(slot)
    const place: Place = home === 0 ? 1 : 0
    const importers = [slotOf(`${slot.framework}/native`), slotOf(`${slot.framework}/card`)]
    const moved = importers.map((one) => [pathOf(one), { ...fresh(one), place }] as const)
    const from = pathAt(slot, home)
    const gone = disk.has(from) ? [[from, undefined] as const] : []
    return new Map([[pathAt(slot, place), fresh(slot)], ...moved, ...gone])
  }

  /** Content for a file that is there; undefined when nothing has to be written. */
  function rewrite(edit: Edit & { readonly slot: string }, live: Files): Content | undefined {
    const slot = slotOf(edit.slot)
    const path = pathOf(slot)
    const now = disk.get(path)
    switch (edit.kind) {
      case 'restore':
        return now ? undefined : edit.isSame ? (removed.get(path) ?? fresh(slot)) : fresh(slot)
      case 'format':
        return now && { ...now, comment: (version += 1) }
      case 'undo':
        return isSameText(now, live.get(path)) ? undefined : live.get(path)
      default:
        return now
    }
  }

  function* plan(edit: Edit, live: Files): Generator<Save> {
    switch (edit.kind) {
      case 'save':
        return yield { writes: new Map(edit.changes.map((one) => save(slotOf(one.slot), one.fault))) }
      case 'rapid': {
        const slot = slotOf(edit.slot)
        const writes = new Map([save(slot, edit.first)])
        return yield {
          writes,
          again: { writes: new Map([save(slot, edit.second)]), gapMs: edit.gapMs },
        }
      }
      case 'delete': {
        const path = pathOf(slotOf(edit.slot))
        if (disk.has(path)) yield { writes: new Map([[path, undefined]]) }
        return
      }
      case 'rename':
        return yield { writes: rename(slotOf(edit.slot)) }
      case 'repair': {
        const slots = SLOTS.filter(isBroken)
        if (edit.isTogether && slots.length > 0) yield { writes: new Map(slots.map((one) => save(one))) }
        else for (const slot of slots) yield { writes: new Map([save(slot)]) }
        return
      }
      case 'reload':
        return yield { writes: new Map([[MAIN, { version: (version += 1), comment: 0, place: 0 }]]) }
      case 'act':
      case 'tab':
        return
      default: {
        const content = rewrite(edit, live)
        if (content) yield { writes: new Map([[pathOf(slotOf(edit.slot)), content]]) }
      }
    }
  }

  return {
    disk,
    plan,
    note(writes) {
      for (const [path, content] of writes) {
        const before = disk.get(path)
        if (content) disk.set(path, content)
        else disk.delete(path)
        if (!content && before) removed.set(path, before)
        else removed.delete(path)
      }
    },
  }
}
