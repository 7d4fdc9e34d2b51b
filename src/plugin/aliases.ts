import type { Plugin } from 'vite'

const ADAPTER_RE = /^@metamon\/adapters\/(react|vue|svelte|solid)$/

/** Lets `.mtm` files from before this package import its hooks under the name they know. */
export function aliasPlugin(): Plugin {
  return {
    name: 'metamon:aliases',
    enforce: 'pre',
    resolveId: {
      filter: { id: ADAPTER_RE },
      handler(source, importer, options) {
        const adapter = ADAPTER_RE.exec(source)?.[1]
        return adapter
          ? this.resolve(`metamon/${adapter}`, importer, { ...options, skipSelf: true })
          : undefined
      },
    },
  }
}
