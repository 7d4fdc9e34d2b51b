import type { Registry } from '../../runtime/registry.ts'
import type { Undo } from '../../runtime/undo.ts'
import type { Participant } from '../source.ts'

/** Knows which modules have written which signals since it was made. */
export interface WriterWatch {
  of(key: string): readonly Participant[]
  /** Leaves signals as they were found. */
  readonly stop: Undo
}

const STACK_URL_RE = /https?:\/\/[^\s)]+?(?=:\d+:\d+)/g
const STACK_DEPTH = 30

/**
 * Watches every write of a global signal from now on: it takes a stack trace, so only while somebody looks.
 * @param moduleOf the url by which a module is known, for a url of a stack trace; undefined for no module of the app
 */
export function watchWriters(
  registry: Registry,
  moduleOf: (url: string) => string | undefined,
): WriterWatch {
  const counts = new Map<string, Map<string, number>>()
  const undos = new Map<object, Undo>()
  const wrote = (key: string) => {
    const module = findWriter(moduleOf)
    const known = counts.get(key) ?? new Map<string, number>()
    if (module !== undefined) counts.set(key, known.set(module, (known.get(module) ?? 0) + 1))
  }
  const watchAll = () => {
    for (const signal of registry.signals.values()) {
      // All signals of one copy of the package have one prototype, which has the setter.
      const prototype: unknown = Object.getPrototypeOf(signal)
      if (typeof prototype !== 'object' || prototype === null || undos.has(prototype)) continue
      undos.set(prototype, patchSetter(prototype, registry, wrote))
    }
  }
  watchAll()
  return {
    of(key) {
      watchAll()
      return [...(counts.get(key) ?? [])].map(([name, count]) => ({ name, count }))
    },
    stop() {
      for (const undo of undos.values()) undo()
    },
  }
}

function patchSetter(prototype: object, registry: Registry, wrote: (key: string) => void): Undo {
  const descriptor = Object.getOwnPropertyDescriptor(prototype, 'value')
  const set = descriptor?.set
  if (!descriptor || !set) return () => {}
  Object.defineProperty(prototype, 'value', {
    ...descriptor,
    set(this: object, value: unknown) {
      const key: unknown = Reflect.get(this, 'key')
      if (typeof key === 'string' && registry.signals.has(key)) wrote(key)
      set.call(this, value)
    },
  })
  return () => void Object.defineProperty(prototype, 'value', descriptor)
}

function findWriter(moduleOf: (url: string) => string | undefined): string | undefined {
  const limit = Error.stackTraceLimit
  Error.stackTraceLimit = STACK_DEPTH
  const { stack = '' } = new Error('who writes')
  Error.stackTraceLimit = limit
  for (const [url] of stack.matchAll(STACK_URL_RE)) {
    const module = moduleOf(url)
    if (module !== undefined) return module
  }
  return undefined
}
