/** Files that are not served from the disk at the moment, but as they were after some save. */
export interface PinnedTexts {
  /** The text that a file is served with; undefined for one that is served from the disk. */
  of(file: string): string | undefined
  pin(file: string, text: string, entryId: string): void
  /** Serves a file from the disk again, from when it is asked for next. */
  release(file: string): void
  /** The entry whose text a file has, by path. */
  readonly entries: ReadonlyMap<string, string>
}

/** Creates the pinned texts of one server: none. */
export function createPinnedTexts(): PinnedTexts {
  const texts = new Map<string, string>()
  const entries = new Map<string, string>()
  return {
    of: (file) => texts.get(file),
    pin(file, text, entryId) {
      texts.set(file, text)
      entries.set(file, entryId)
    },
    release(file) {
      texts.delete(file)
      entries.delete(file)
    },
    entries,
  }
}
