import type { NoteCode } from '../protocol.ts'

/** What is said of something that can come with any reason. */
export interface Note {
  /** Added to the sentence; empty where the step that carries it says enough. */
  readonly phrase: string
  readonly why: string
  readonly fix: string
}

/** What is said besides why a transaction ended as it did. */
export const notes: { readonly [Code in NoteCode]: Note } = {
  batched: {
    phrase: '',
    why: 'Several files were saved within some milliseconds, as a formatter, a checkout or "save all" does. They are one transaction: all of them are on the page, or none of them.',
    fix: 'Nothing. With `batchUpdates: false` each file is a transaction of its own.',
  },
  'healed.lost-save': {
    phrase: 'a save that the watcher had dropped',
    why: 'A file was saved twice within 50 ms, as formatters do. The watcher reports the first of two such saves only. Metamon looked at the file again, and took the second one as well.',
    fix: 'Nothing.',
  },
}
