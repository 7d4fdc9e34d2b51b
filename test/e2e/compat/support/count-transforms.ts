import type { Plugin } from 'vite'

export interface TransformCounts {
  readonly plugin: Plugin
  /** How often a file of the fixture was transformed for the browser. */
  of(file: string): number
}

/** Counts what Vite transforms, before it is asked for the first page. */
export function createTransformCounts(): TransformCounts {
  const counts = new Map<string, number>()
  return {
    plugin: {
      name: 'compat:count-transforms',
      applyToEnvironment: ({ name }) => name === 'client',
      transform: {
        filter: { id: /\.js$/ },
        handler: (_, id) => void counts.set(id, (counts.get(id) ?? 0) + 1),
      },
    },
    of(file) {
      const entry = [...counts].find(([id]) => id.endsWith(`/${file}`))
      return entry?.[1] ?? 0
    },
  }
}
