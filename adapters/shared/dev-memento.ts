/** What a value was at one time, with what the plain objects, arrays, maps and sets in it held. */
export interface Memento {
  /** True when nothing but data is in the value: no functions and no instances of classes. */
  readonly isPlain: boolean
  /** True while the value is the same one, and everything in it is as it was. */
  isUnchanged(value: unknown): boolean
  /** Puts everything that was in the value back into it. */
  restore(): void
}

export interface MementoOptions {
  /** Looks through a proxy that a framework puts around objects. */
  readonly toRaw?: (value: unknown) => unknown
  /** Where what was in an object is written back to: the proxy, so that what has read it hears of it. */
  readonly toWritable?: <Target extends object>(raw: Target) => object
  /** Objects that are looked into although they are instances of a class. */
  readonly isContainer?: (object: object) => boolean
  /** A value with more entries than this counts as changed, and is left as it is. Default: 10000. */
  readonly limit?: number
}

type Content = readonly (readonly [key: unknown, value: unknown])[]

/** Remembers a value. Reads no getters. */
export function createMemento(value: unknown, options: MementoOptions = {}): Memento {
  const {
    toRaw = (one) => one,
    toWritable = (one) => one,
    isContainer = () => false,
    limit = 10_000,
  } = options
  const held = toRaw(value)
  if (typeof held !== 'object' || held === null) return rememberPrimitive(held, toRaw)
  const contents = new Map<object, Content>()
  let isPlain = true
  let entryCount = 0
  const remember = (one: unknown) => {
    const raw = toRaw(one)
    if (typeof raw === 'function') isPlain = false
    if (typeof raw !== 'object' || raw === null || raw instanceof Date) return
    isPlain &&= isPlainContainer(raw)
    if (!isPlainContainer(raw) && !isContainer(raw)) return
    if (contents.has(raw) || entryCount > limit) return
    entryCount += sizeOf(raw)
    if (entryCount > limit) return
    const content = contentOf(raw)
    contents.set(raw, content)
    for (const [key, item] of content) [key, item].forEach(remember)
  }
  remember(value)
  const isComplete = entryCount <= limit
  return {
    isPlain,
    isUnchanged: (now) =>
      isComplete &&
      Object.is(toRaw(now), toRaw(value)) &&
      [...contents].every(([container, content]) => isSame(contentOf(container), content)),
    restore() {
      if (!isComplete) return
      for (const [container, content] of contents)
        if (!isSame(contentOf(container), content)) writeContent(toWritable(container), content)
    },
  }
}

/** Most values are numbers and texts, which nobody can change. */
const rememberPrimitive = (value: unknown, toRaw: (value: unknown) => unknown): Memento => ({
  isPlain: typeof value !== 'function',
  isUnchanged: (now) => Object.is(toRaw(now), value),
  restore() {},
})

const isPlainContainer = (object: object): boolean => PLAIN_PROTOTYPES.has(Object.getPrototypeOf(object))

const PLAIN_PROTOTYPES: ReadonlySet<unknown> = new Set([
  null,
  Object.prototype,
  Array.prototype,
  Map.prototype,
  Set.prototype,
])

/** At least one for each object, so that what is nested without end comes to one. */
function sizeOf(container: object): number {
  if (Array.isArray(container)) return container.length + 1
  return container instanceof Map || container instanceof Set ? container.size + 1 : 1
}

function contentOf(container: object): Content {
  if (Array.isArray(container)) return container.map((item, index) => [index, item])
  if (container instanceof Map) return [...container]
  if (container instanceof Set) return [...container].map((item) => [item, item])
  const content: [key: string, value: unknown][] = []
  for (const key of Object.getOwnPropertyNames(container)) {
    const property = Object.getOwnPropertyDescriptor(container, key)
    if (property && 'value' in property) content.push([key, property.value])
  }
  return content
}

const isSame = (now: Content, before: Content): boolean =>
  now.length === before.length &&
  now.every(([key, value], index) => Object.is(key, before[index]![0]) && Object.is(value, before[index]![1]))

function writeContent(container: object, content: Content): void {
  if (Object.isFrozen(container)) return
  if (container instanceof Map || container instanceof Set) {
    container.clear()
    for (const [key, value] of content)
      if (container instanceof Map) container.set(key, value)
      else container.add(value)
    return
  }
  if (Array.isArray(container)) container.length = content.length
  const keys = new Set(content.map(([key]) => String(key)))
  for (const key of Object.keys(container)) if (!keys.has(key)) Reflect.deleteProperty(container, key)
  for (const [key, value] of content) Reflect.set(container, String(key), value)
}
