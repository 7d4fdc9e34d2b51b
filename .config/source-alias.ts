/** The root of the project, with a slash at its end. */
export const root: string = new URL('..', import.meta.url).pathname

/** The package's own entries, from source: unit and conformance tests never need a build. */
export const sourceAlias = [
  { find: /^metamon$/, replacement: `${root}src/index.ts` },
  { find: /^metamon\/compiler$/, replacement: `${root}compiler/index.ts` },
  { find: /^metamon\/unified$/, replacement: `${root}src/unified/index.ts` },
  {
    find: /^metamon\/unified\/(react|vue|svelte|solid)$/,
    replacement: `${root}adapters/$1/unified.ts`,
  },
  { find: /^metamon\/(react|vue|svelte|solid)$/, replacement: `${root}adapters/$1/index.ts` },
]
