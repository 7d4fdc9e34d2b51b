/** A short name for a text: the same for the same text. */
export function hashOf(text: string): string {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index++)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  return (hash >>> 0).toString(16).padStart(8, '0').slice(0, 6)
}

/** The same, where white space does not count. */
export const hashOfCode = (code: string): string => hashOf(code.replace(/\s+/g, ' ').trim())
