import { existsSync } from 'node:fs'
import { isAbsolute, relative, resolve, sep } from 'node:path'
import type { Plugin } from 'vite'
import { parseMtmId } from '../../shared/module-id.ts'
import type { JournalEntry } from '../../shared/protocol.ts'
import { createKeptVersions } from './kept-versions.ts'
import { createPinnedTexts, type PinnedTexts } from './pinned-texts.ts'

/** Why a file is served as another version than before: it was asked for, or what is on the disk is again. */
export type VersionKind = 'again' | 'back' | 'disk'

/** Why a version cannot be served again. */
export type VersionRefusal = 'not-kept' | 'nothing-to-do' | 'busy'

/** The texts that the app was made of, and which of them is served instead of what is on the disk. */
export interface Versions {
  readonly pinned: PinnedTexts
  /** Notes what a file holds that is loaded. */
  loaded(file: string, text: string): void
  /** Notes what the save of a file brings, in the transaction of that id. */
  saved(id: string, file: string, text: string): void
  /** Notes how a transaction has ended. */
  settled(entry: JournalEntry): void
  /** True for an entry that can be applied again, or gone back to. */
  isKept(entryId: string): boolean
  /**
   * Pins the texts of an entry, and tells the watcher of each of the files. The rest is a save like any other.
   * @returns why not, in which case nothing has happened
   */
  serve(entryId: string, kind: 'again' | 'back'): VersionRefusal | undefined
  /** Serves every file from the disk again. */
  release(): VersionRefusal | undefined
  /**
   * To be called with each change of a file: says whether another version is served with it. Where none was asked
   * for, somebody has saved the file, which is served from the disk from now on.
   */
  taken(file: string): VersionKind | undefined
}

export interface VersionsContext {
  readonly root: () => string
  /** Tells the watcher that a file has changed. Set while a server runs. */
  readonly change: (file: string) => void
  /** The files that wait for a fix. */
  readonly waiting: () => ReadonlySet<string>
}

/** A change that was asked for is heard of within this time, in milliseconds. */
const ASKED_MS = 1000

const LIMITS = { entries: 50, characters: 8 * 1024 * 1024 }

/** Creates the versions of one plugin: none. */
export function createVersions(context: VersionsContext): Versions {
  const kept = createKeptVersions(LIMITS)
  const pinned = createPinnedTexts()
  const asked = new Map<string, VersionKind>()
  const isInside = (file: string) => isBelow(context.root(), file)
  let waiting: ReadonlySet<string> = new Set()
  const change = (files: Iterable<string>, kind?: VersionKind) => {
    for (const file of files) {
      if (kind) asked.set(file, kind)
      context.change(file)
    }
  }
  return {
    pinned,
    loaded: (file, text) => void (isInside(file) && kept.first(file, text)),
    saved: (id, file, text) => void (isInside(file) && kept.stage(id, file, text)),
    settled({ id, outcome, files }) {
      const joined = [...waiting].filter((file) => !context.waiting().has(file))
      waiting = context.waiting()
      if (outcome === 'aborted' || outcome === 'rolled-back') {
        kept.drop(id)
        for (const file of files) pinned.release(resolve(context.root(), file))
      } else kept.keep(id, joined)
    },
    isKept: (entryId) => kept.has(entryId),
    serve(entryId, kind) {
      if (asked.size > 0) return 'busy'
      const texts = kind === 'again' ? kept.broughtBy(entryId) : kept.asOf(entryId)
      if (!texts || [...texts].some(isGone)) return 'not-kept'
      if (texts.size === 0) return 'nothing-to-do'
      for (const [file, text = ''] of texts) pinned.pin(file, text, entryId)
      change([...texts.keys()], kind)
      setTimeout(() => asked.clear(), ASKED_MS).unref()
      return undefined
    },
    release() {
      const files = [...pinned.entries.keys()]
      change(files)
      return files.length > 0 ? undefined : 'nothing-to-do'
    },
    taken(file) {
      const kind = asked.get(file)
      asked.delete(file)
      if (kind || pinned.of(file) === undefined) return kind
      pinned.release(file)
      return 'disk'
    },
  }
}

const isGone = ([file, text]: readonly [string, string | undefined]): boolean =>
  text === undefined || !existsSync(file)

/** Files beside the root are somebody else's. */
function isBelow(root: string, file: string): boolean {
  const path = relative(root, file)
  return path !== '' && path !== '..' && !path.startsWith(`..${sep}`) && !isAbsolute(path)
}

/** Notes the texts of the modules of the app, as they are before anything is made of them. */
export function versionsPlugin(versions: Versions): Plugin {
  return {
    name: 'metamon:versions',
    enforce: 'pre',
    apply: (_, { command, isPreview }) => command === 'serve' && !isPreview,
    transform: {
      order: 'pre',
      filter: { id: { exclude: [/\0/, /\?/, /\/node_modules\//] } },
      handler(code, id) {
        if (isAbsolute(id) && !parseMtmId(id)) versions.loaded(id, code)
        return undefined
      },
    },
  }
}
