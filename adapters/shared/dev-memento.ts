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

interface Content {
  /** Undefined for arrays and sets: theirs say nothing. */
  readonly keys: readonly unknown[] | undefined
  readonly values: readonly unknown[]
}

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
    if (raw instanceof Map) content.keys?.forEach(remember)
    content.values.forEach(remember)
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
  if (Array.isArray(container)) return { keys: undefined, values: container.slice() }
  if (container instanceof Map) return { keys: [...container.keys()], values: [...container.values()] }
  if (container instanceof Set) return { keys: undefined, values: [...container] }
  const keys: string[] = []
  const values: unknown[] = []
  for (const key of Object.getOwnPropertyNames(container)) {
    const property = Object.getOwnPropertyDescriptor(container, key)
    if (!property || !('value' in property)) continue
    keys.push(key)
    values.push(property.value)
  }
  return { keys, values }
}

const isSame = (now: Content, before: Content): boolean =>
  isSameList(now.values, before.values) && isSameList(now.keys ?? [], before.keys ?? [])

const isSameList = (now: readonly unknown[], before: readonly unknown[]): boolean =>
  now.length === before.length && now.every((one, index) => Object.is(one, before[index]))

function writeContent(container: object, { keys = [], values }: Content): void {
  if (Object.isFrozen(container)) return
  if (Array.isArray(container)) {
    container.length = values.length
    for (const [index, value] of values.entries()) Reflect.set(container, index, value)
  } else if (container instanceof Map) {
    container.clear()
    for (const [index, value] of values.entries()) container.set(keys[index], value)
  } else if (container instanceof Set) {
    container.clear()
    for (const value of values) container.add(value)
  } else {
    const names = new Set(keys)
    for (const key of Object.keys(container)) if (!names.has(key)) Reflect.deleteProperty(container, key)
    for (const [index, value] of values.entries()) Reflect.set(container, String(keys[index]), value)
  }
}
