import type { Registry } from '../../runtime/registry.ts'
import type { Undo } from '../../runtime/undo.ts'
import type { Participant } from '../source.ts'

/** Knows which modules have written which signals while somebody asked. */
export interface WriterWatch {
  of(key: string): readonly Participant[]
  /** Watches, until nobody has called this for a while. */
  watch(): void
}

const STACK_URL_RE = /https?:\/\/[^\s)]+?(?=:\d+:\d+)/g
const STACK_DEPTH = 30

const IDLE_MS = 5000

/**
 * Creates a watch of all writes of global signals. Each takes a stack trace, so that it watches only while
 * somebody looks, and leaves signals as they were found afterwards.
 *
 * @param moduleOf the url by which a module is known, for a url of a stack trace; undefined for no module of the app
 */
export function createWriterWatch(
  registry: Registry,
  moduleOf: (url: string) => string | undefined,
): WriterWatch {
  const counts = new Map<string, Map<string, number>>()
  const undos = new Map<object, Undo>()
  let idle: ReturnType<typeof setTimeout> | undefined
  const wrote = (key: string) => {
    const module = findWriter(moduleOf)
    const known = counts.get(key) ?? new Map<string, number>()
    if (module !== undefined) counts.set(key, known.set(module, (known.get(module) ?? 0) + 1))
  }
  const stop = () => {
    for (const undo of undos.values()) undo()
    undos.clear()
  }
  return {
    of: (key) => [...(counts.get(key) ?? [])].map(([name, count]) => ({ name, count })),
    watch() {
      clearTimeout(idle)
      idle = setTimeout(stop, IDLE_MS)
      for (const signal of registry.signals.values()) {
        // All signals of one copy of the package have one prototype, which has the setter.
        const prototype: unknown = Object.getPrototypeOf(signal)
        if (typeof prototype !== 'object' || prototype === null || undos.has(prototype)) continue
        undos.set(prototype, patchSetter(prototype, registry, wrote))
      }
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
  // Not in the standard: where it is not known, it does no harm.
  const limit: unknown = Reflect.get(Error, 'stackTraceLimit')
  Reflect.set(Error, 'stackTraceLimit', STACK_DEPTH)
  const { stack = '' } = new Error('who writes')
  Reflect.set(Error, 'stackTraceLimit', limit)
  for (const [url] of stack.matchAll(STACK_URL_RE)) {
    const module = moduleOf(url)
    if (module !== undefined) return module
  }
  return undefined
}
