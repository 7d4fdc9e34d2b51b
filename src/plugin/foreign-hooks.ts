import type { DevEnvironment, Plugin } from 'vite'

/** Knows which plugins resolve imports, or load modules, by rules of their own. */
export interface ForeignHooks {
  /** Whether a plugin that is neither Vite's, nor an official one of a framework, nor ours may take it. */
  mayTake(environment: Pick<DevEnvironment, 'plugins'>, id: string): boolean
}

/** Those that resolve and load the same in the same way, for as long as the same files are there. */
const OFFICIAL_RE = /^(?:(?:vite|builtin|metamon|vite-plugin-svelte):|(?:alias|solid|vite-plugin-svelte)$)/

type Test = (id: string) => boolean

/** Creates what looks at the plugins of each environment once. */
export function createForeignHooks(hook: 'resolveId' | 'load'): ForeignHooks {
  const known = new WeakMap<object, readonly Test[]>()
  const testOf = ({ name, [hook]: own }: Plugin): readonly Test[] => {
    if (!own || OFFICIAL_RE.test(name)) return []
    const patterns = patternsOf('filter' in own ? own.filter : undefined)
    return [patterns ? (id) => patterns.some((one) => id.search(one) >= 0) : () => true]
  }
  return {
    mayTake({ plugins }, id) {
      const tests = known.get(plugins) ?? plugins.flatMap(testOf)
      known.set(plugins, tests)
      return tests.some((test) => test(id))
    },
  }
}

/** Undefined where a filter is none of patterns: then it may include anything. */
const patternsOf = (filter: object | undefined): readonly RegExp[] | undefined =>
  filter && 'id' in filter ? includedIn(filter.id) : undefined

function includedIn(filter: unknown): readonly RegExp[] | undefined {
  if (filter instanceof RegExp) return [filter]
  if (Array.isArray(filter)) return filter.every((one) => one instanceof RegExp) ? filter : undefined
  return typeof filter === 'object' && filter !== null && 'include' in filter
    ? includedIn(filter.include)
    : undefined
}
