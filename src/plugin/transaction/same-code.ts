/**
 * True when a page sees no difference between two versions of a served module: it is what it was, but for the
 * timestamps of its imports, and for the order in which Vite reads from CommonJS packages.
 */
export const isSameCode = (one: string, other: string): boolean => {
  const [before, after] = [withoutTimestamps(one), withoutTimestamps(other)]
  return before === after || withSortedReads(before) === withSortedReads(after)
}

/**
 * What is imported with a new timestamp is a changed module itself, or this one, which some import for its own
 * exports. The address of an asset is no import: its timestamp is what has changed.
 */
const withoutTimestamps = (code: string): string =>
  code.replace(IMPORT_RE, (_, start: string, url: string) => start + withoutTimestamp(url))

const IMPORT_RE = /(\b(?:from|import)\s*\(?\s*["'])([^"'\n]+)/g

const withoutTimestamp = (url: string): string => url.replace(/\?t=\d{13}&/, '?').replace(/[?&]t=\d{13}$/, '')

/**
 * Of a CommonJS package, Vite reads each name that is imported in a statement of its own, all of them at the top.
 * It looks at the packages at the same time: which of them come first differs from one transform to the next.
 */
function withSortedReads(code: string): string {
  const reads = code.match(READ_RE) ?? []
  return [code.replace(READ_RE, ''), ...reads.toSorted()].join('\n')
}

/** What is imported as a whole goes through a function, that is written out. */
const READ_RE =
  /const \S+ = (?:\(.*?\)\()?!?__vite__cjsImport\d+_[^;]*;|export (?:default |\{ )__vite__cjsExport[^;]*;/g
