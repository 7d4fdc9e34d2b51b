/** How many saves are kept, and how many characters of text. */
export interface VersionLimits {
  readonly entries: number
  readonly characters: number
}

/** What the files of the app have held after each of the last saves. */
export interface KeptVersions {
  /** Notes what a file holds before anything has changed it. Later texts of the same file are not taken. */
  first(file: string, text: string): void
  /** Notes what a save that is not settled yet brings. */
  stage(id: string, file: string, text: string): void
  /** The save is on the page, with whatever has waited for it. */
  keep(id: string, joined: Iterable<string>): void
  /** The save has come to nothing. What it has brought may come with a later one. */
  drop(id: string): void
  has(id: string): boolean
  /** What the save has brought, by file; undefined when that is not known any more. */
  broughtBy(id: string): ReadonlyMap<string, string> | undefined
  /**
   * What each file held after that save, of those that have changed since.
   * @returns undefined when that is not known any more; a text that is not known is undefined
   */
  asOf(id: string): ReadonlyMap<string, string | undefined> | undefined
}

interface Version {
  readonly id: string
  readonly texts: Map<string, string>
  isKept: boolean
}

/** Creates the versions of one server: none. */
export function createKeptVersions(limits: VersionLimits): KeptVersions {
  const before = new Map<string, string>()
  const waiting = new Map<string, string>()
  let beforeSize = 0
  let versions: readonly Version[] = []
  const find = (id: string) => versions.find((one) => one.id === id)
  const kept = () => versions.filter((one) => one.isKept)
  const trim = () => {
    while (kept().length > limits.entries || sizeOf(versions) > limits.characters) {
      const [oldest] = kept()
      if (!oldest) return
      for (const [file, text] of oldest.texts) before.set(file, text)
      versions = versions.filter((one) => one !== oldest)
    }
  }
  return {
    first(file, text) {
      if (before.has(file) || text.length + beforeSize > limits.characters) return
      beforeSize += text.length
      before.set(file, text)
    },
    stage(id, file, text) {
      const known = find(id) ?? { id, texts: new Map<string, string>(), isKept: false }
      known.texts.set(file, text)
      waiting.delete(file)
      if (!versions.includes(known)) versions = [...versions, known]
    },
    keep(id, joined) {
      const version = find(id)
      if (!version) return
      for (const file of joined) {
        const text = waiting.get(file)
        if (text !== undefined && !version.texts.has(file)) version.texts.set(file, text)
        waiting.delete(file)
      }
      version.isKept = true
      trim()
    },
    drop(id) {
      const version = find(id)
      versions = versions.filter((one) => one !== version)
      for (const [file, text] of version?.texts ?? []) waiting.set(file, text)
    },
    has: (id) => find(id)?.isKept === true,
    broughtBy: (id) => (find(id)?.isKept ? find(id)?.texts : undefined),
    asOf(id) {
      const all = kept()
      const index = all.findIndex((one) => one.id === id)
      if (index === -1) return undefined
      const files = new Set(all.slice(index + 1).flatMap(({ texts }) => [...texts.keys()]))
      const then = all.slice(0, index + 1).toReversed()
      const textOf = (file: string) =>
        then.find(({ texts }) => texts.has(file))?.texts.get(file) ?? before.get(file)
      return new Map([...files].map((file) => [file, textOf(file)]))
    },
  }
}

const sizeOf = (versions: readonly Pick<Version, 'texts'>[]): number =>
  versions.reduce((sum, { texts }) => [...texts.values()].reduce((size, text) => size + text.length, sum), 0)
