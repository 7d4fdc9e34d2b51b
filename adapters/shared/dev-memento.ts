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
  const { toRaw = asItIs, isContainer = never, limit = 10_000 } = options
  const held = toRaw(value)
  // Most values are numbers and texts, which nobody can change.
  if (typeof held !== 'object' || held === null) {
    return new HeldMemento(held, { isPlain: typeof held !== 'function', isComplete: true }, options)
  }
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
  remember(held)
  return new HeldMemento(held, { isPlain, isComplete: entryCount <= limit, contents }, options)
}

/**
 * Remembers a value that was remembered before: what has not changed since needs no other memento.
 * @param remember makes one
 */
export const rememberAgain = (
  value: unknown,
  known: Memento | undefined,
  remember: (value: unknown) => Memento,
): Memento => (known?.isUnchanged(value) ? known : remember(value))

interface Remembered {
  readonly isPlain: boolean
  /** False for what was too large. */
  readonly isComplete: boolean
  /** What each container held; undefined where there is none. */
  readonly contents?: ReadonlyMap<object, Content>
}

/** A class, as there is one for each variable of each instance. */
class HeldMemento implements Memento {
  readonly isPlain: boolean
  private readonly held: unknown
  private readonly isComplete: boolean
  private readonly contents: ReadonlyMap<object, Content> | undefined
  private readonly options: MementoOptions

  constructor(held: unknown, { isPlain, isComplete, contents }: Remembered, options: MementoOptions) {
    this.held = held
    this.isPlain = isPlain
    this.isComplete = isComplete
    this.contents = contents
    this.options = options
  }

  isUnchanged(now: unknown): boolean {
    if (!this.isComplete) return false
    // Numbers and texts, which most values are, are nobody's proxies.
    if (!this.contents && typeof now !== 'object') return Object.is(now, this.held)
    const { toRaw = asItIs } = this.options
    if (!Object.is(toRaw(now), this.held)) return false
    if (!this.contents) return true
    for (const [container, content] of this.contents) if (!holdsSame(container, content)) return false
    return true
  }

  restore(): void {
    if (!this.isComplete || !this.contents) return
    const { toWritable = asItIs } = this.options
    for (const [container, content] of this.contents)
      if (!holdsSame(container, content)) writeContent(toWritable(container), content)
  }
}

const asItIs = <Value>(value: Value): Value => value

const never = (): boolean => false

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
  // What does not show up when an object is gone through is no data of the app's.
  for (const key of Object.keys(container)) {
    const value = dataOf(container, key)
    if (value === NO_DATA) continue
    keys.push(key)
    values.push(value)
  }
  return { keys, values }
}

/** Whether a container holds what it held. Nothing is copied for that. */
function holdsSame(container: object, { keys, values }: Content): boolean {
  if (Array.isArray(container)) return isSameList(container, values)
  if (container instanceof Map)
    return container.size === values.length && isSameOrder(container, keys ?? [], values)
  if (container instanceof Set) return container.size === values.length && isSameSet(container, values)
  return isSameObject(container, keys ?? [], values)
}

function isSameList(now: readonly unknown[], before: readonly unknown[]): boolean {
  if (now.length !== before.length) return false
  for (let index = 0; index < before.length; index += 1)
    if (!Object.is(now[index], before[index])) return false
  return true
}

function isSameOrder(
  now: ReadonlyMap<unknown, unknown>,
  keys: readonly unknown[],
  values: readonly unknown[],
): boolean {
  let index = 0
  for (const [key, value] of now) {
    if (!Object.is(key, keys[index]) || !Object.is(value, values[index])) return false
    index += 1
  }
  return true
}

function isSameSet(now: ReadonlySet<unknown>, values: readonly unknown[]): boolean {
  let index = 0
  for (const value of now) if (!Object.is(value, values[index++])) return false
  return true
}

function isSameObject(now: object, keys: readonly unknown[], values: readonly unknown[]): boolean {
  let index = 0
  for (const key of Object.keys(now)) {
    if (key === keys[index]) {
      if (!holds(now, key, values[index])) return false
      index += 1
    } else if (dataOf(now, key) !== NO_DATA) return false
  }
  return index === keys.length
}

/**
 * Whether a property that was data holds a value. It is read first: descriptions of thousands of properties take
 * longer to make than to look at. A proxy may hand out another proxy, and have the value itself in the description.
 */
const holds = (object: object, key: string, value: unknown): boolean =>
  Object.is(readFrom(object, key), value) || Object.is(dataOf(object, key), value)

/** A getter that has taken the place of data may throw. */
function readFrom(object: object, key: string): unknown {
  try {
    return Reflect.get(object, key)
  } catch {
    return NO_DATA
  }
}

function dataOf(object: object, key: string): unknown {
  const property = Object.getOwnPropertyDescriptor(object, key)
  return property && 'value' in property ? property.value : NO_DATA
}

/** What a getter has. */
const NO_DATA: unique symbol = Symbol('no data')

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
