import { relative } from 'node:path'
import type { Plugin } from 'vite'

/** Versions that the server has read, by path. */
export type ReadVersions = ReadonlyMap<string, ReadonlySet<number>>

/** Notes which versions of the files are compiled. */
export interface Reads {
  readonly plugin: Plugin
  /** What has been read so far. */
  snapshot(): ReadVersions
}

const VERSION_RE = /\b(?:fault_)?v(\d+)\b/g

export function createReads(): Reads {
  const versions = new Map<string, Set<number>>()
  let root = ''
  const note = (path: string, code: string) => {
    const known = versions.get(path) ?? new Set()
    for (const [, version] of code.matchAll(VERSION_RE)) known.add(Number(version))
    versions.set(path, known)
  }
  return {
    plugin: {
      name: 'fuzz:reads',
      enforce: 'pre',
      configResolved: (config) => void (root = config.root),
      // Before any plugin that can throw.
      transform: { order: 'pre', handler: (code, id) => void note(toPath(root, id), code) },
    },
    snapshot: () => new Map([...versions].map(([path, known]) => [path, new Set(known)])),
  }
}

/** The view of a `.mtm` file has its name, and more. */
const toPath = (root: string, id: string): string =>
  relative(root, id.replace(/\?.*$/, '')).replace(/\.mtm\..*$/, '.mtm')
