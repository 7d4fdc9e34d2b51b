/** `18 ms`, `1.2 s`. */
export function formatMs(milliseconds: number): string {
  if (milliseconds >= 1000) return `${(milliseconds / 1000).toFixed(1)} s`
  return milliseconds >= 10 || milliseconds === 0
    ? `${Math.round(milliseconds)} ms`
    : `${milliseconds.toFixed(1)} ms`
}

/** `now`, `12 s ago`, `3 min ago`, `2 h ago`. */
export function formatAgo(then: number, now: number): string {
  const seconds = Math.max(0, Math.round((now - then) / 1000))
  if (seconds < 5) return 'now'
  if (seconds < 60) return `${seconds} s ago`
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ago`
  return `${Math.floor(seconds / 3600)} h ago`
}

/** `41.3 MB`. */
export const formatBytes = (bytes: number): string => `${(bytes / 1024 / 1024).toFixed(1)} MB`

/** `1,204` */
export const formatCount = (count: number): string => count.toLocaleString('en')

/** `3 signals`, `1 signal`. */
export const plural = (count: number, noun: string): string =>
  `${formatCount(count)} ${noun}${count === 1 ? '' : 's'}`

/** The last part of a path. */
export const baseName = (path: string): string => path.replace(/^.*\/(?=.)/, '')

/** For machines; undefined for what is no time. */
export const toIso = (time: number): string | undefined =>
  Number.isFinite(time) && Math.abs(time) < 8.64e15 ? new Date(time).toISOString() : undefined
