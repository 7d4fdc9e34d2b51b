import type { Binding } from '../ast.ts'

/** What the names of a file are called in the output. */
export interface Names {
  /** `count$` for `$count`; other names stay, but those of the page's metadata, which become handles too. */
  localOf(binding: Binding): string
  /** A name that nothing in the file has. */
  free(name: string): string
}

/** Makes the names of one file. */
export function createNames(bindings: readonly Binding[]): Names {
  const taken = new Set(bindings.map(({ name }) => toLocal(name)))
  const own = new Set(bindings.map(({ name }) => name))
  return {
    localOf({ name, kind }) {
      if (name.startsWith('$') || (kind !== 'meta' && kind !== 'page')) return toLocal(name)
      return own.has(`$${name}`) ? `${name}$$` : `${name}$`
    },
    free(name) {
      let free = name
      for (let number = 1; taken.has(free) || own.has(free); number++) free = `${name}${number}`
      return free
    },
  }
}

/** Svelte allows no variable to begin with `$`, so in no target one does. */
export const toLocal = (name: string): string => (name.startsWith('$') ? `${name.slice(1)}$` : name)

/** True for what the view reads and writes through a handle. */
export function isHandle({ kind }: Binding): boolean {
  switch (kind) {
    case 'state':
    case 'shared':
    case 'derived':
    case 'prop':
    case 'constant':
    case 'meta':
    case 'page':
      return true
    default:
      return false
  }
}
