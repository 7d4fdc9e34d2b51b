/** Packages that only some projects need, and what is used of them: functions that return at once. */
export const LATER = {
  yaml: ['isAlias', 'isMap', 'isScalar', 'isSeq', 'parseDocument'],
  postcss: ['parse'],
  '@jridgewell/trace-mapping': ['FlattenMap', 'originalPositionFor'],
}

const PREFIX = '\0later:'

/** Has these packages loaded with the first call of one of their functions: a dev server starts without them. */
export function loadLater() {
  return {
    name: 'load-later',
    enforce: 'pre',
    resolveId: (id) => (Object.hasOwn(LATER, id) ? PREFIX + id : undefined),
    load(id) {
      if (!id.startsWith(PREFIX)) return undefined
      const name = id.slice(PREFIX.length)
      return [
        `import { createRequire } from 'node:module'`,
        `let loaded`,
        `const load = () => (loaded ??= createRequire(import.meta.url)(${JSON.stringify(name)}))`,
        ...LATER[name].map((one) => `export const ${one} = (...args) => load().${one}(...args)`),
      ].join('\n')
    },
  }
}
