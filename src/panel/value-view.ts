/** A value as it is shown: plain data, whatever the value was. */
export type ValueView = LeafView | TreeView

/** What is shown as one text. */
export interface LeafView {
  readonly kind: 'leaf'
  readonly type: 'string' | 'number' | 'boolean' | 'nothing' | 'other'
  readonly text: string
}

/** What has parts, of which the first are shown. */
export interface TreeView {
  readonly kind: 'tree'
  /** `Array(3)`, `Map(2)`, the name of a class. */
  readonly label: string
  readonly isList: boolean
  readonly parts: readonly { readonly name: string; readonly value: ValueView }[]
  /** How many parts are left out. */
  readonly more: number
}

const MAX_DEPTH = 5
const MAX_PARTS = 50
const MAX_TEXT = 400
const MAX_NODES = 500

interface Budget {
  nodes: number
  readonly parents: Set<object>
  readonly isHidden: (name: string) => boolean
}

/**
 * Describes a value without changing anything: no getter is called.
 * @param isHidden whether what a property of that name holds is nobody's business
 */
export function describeValue(value: unknown, isHidden: (name: string) => boolean): ValueView {
  return describe(value, { nodes: MAX_NODES, parents: new Set(), isHidden })
}

/** Stands for a value that is not shown. */
export const HIDDEN: LeafView = { kind: 'leaf', type: 'other', text: 'hidden' }

function describe(value: unknown, budget: Budget): ValueView {
  budget.nodes -= 1
  if (typeof value !== 'object' || value === null) return describeLeaf(value)
  if (budget.parents.has(value)) return other('circular')
  try {
    return describeObject(value, budget)
  } catch {
    // A proxy may refuse anything.
    return other('cannot be read')
  }
}

function describeLeaf(value: unknown): LeafView {
  switch (typeof value) {
    case 'string':
      return { kind: 'leaf', type: 'string', text: cut(JSON.stringify(value)) }
    case 'number':
    case 'bigint':
      return {
        kind: 'leaf',
        type: 'number',
        text: Object.is(value, -0) ? '-0' : `${value}${typeof value === 'bigint' ? 'n' : ''}`,
      }
    case 'boolean':
      return { kind: 'leaf', type: 'boolean', text: String(value) }
    case 'function':
      return other(`function ${cut(value.name || '(anonymous)')}`)
    case 'symbol':
      return other(cut(String(value)))
    default:
      return { kind: 'leaf', type: 'nothing', text: String(value) }
  }
}

const other = (text: string): LeafView => ({ kind: 'leaf', type: 'other', text })

const cut = (text: string): string => (text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT)}…` : text)

function describeObject(value: object, budget: Budget): ValueView {
  if (value instanceof Date)
    return other(Number.isNaN(value.getTime()) ? 'Invalid Date' : value.toISOString())
  if (value instanceof RegExp) return other(cut(String(value)))
  if (value instanceof Error) return other(cut(`${value.name}: ${value.message}`))
  if (value instanceof Node) return other(`<${value.nodeName.toLowerCase()}>`)
  const isList = Array.isArray(value) || value instanceof Set
  const { label, size, parts } = partsOf(value)
  if (budget.parents.size >= MAX_DEPTH) return other(label)
  budget.parents.add(value)
  const shown: TreeView['parts'][number][] = []
  for (const [name, part] of parts) {
    if (shown.length >= MAX_PARTS || budget.nodes <= 0) break
    shown.push({
      name: cut(name),
      value: !isList && budget.isHidden(name) ? HIDDEN : describe(part(), budget),
    })
  }
  budget.parents.delete(value)
  return { kind: 'tree', label, isList, parts: shown, more: size - shown.length }
}

interface Parts {
  readonly label: string
  readonly size: number
  readonly parts: Iterable<readonly [name: string, part: () => unknown]>
}

function partsOf(value: object): Parts {
  if (Array.isArray(value)) {
    return { label: `Array(${value.length})`, size: value.length, parts: indexed(value) }
  }
  if (value instanceof Set) return { label: `Set(${value.size})`, size: value.size, parts: indexed(value) }
  if (value instanceof Map) return { label: `Map(${value.size})`, size: value.size, parts: keyed(value) }
  const names = Object.keys(value)
  return { label: classOf(value), size: names.length, parts: own(value, names) }
}

function* indexed(list: Iterable<unknown>): Parts['parts'] {
  let index = 0
  for (const item of list) {
    yield [String(index), () => item]
    index += 1
  }
}

function* keyed(map: ReadonlyMap<unknown, unknown>): Parts['parts'] {
  for (const [key, item] of map) {
    yield [typeof key === 'object' && key !== null ? classOf(key) : String(key), () => item]
  }
}

function* own(value: object, names: readonly string[]): Parts['parts'] {
  for (const name of names) {
    const descriptor = Object.getOwnPropertyDescriptor(value, name)
    yield [name, () => (descriptor?.get ? Symbol('getter') : descriptor?.value)]
  }
}

function classOf(value: object): string {
  const prototype: unknown = Object.getPrototypeOf(value)
  const constructor: unknown =
    typeof prototype === 'object' && prototype !== null ? Reflect.get(prototype, 'constructor') : undefined
  return typeof constructor === 'function' && constructor.name ? cut(constructor.name) : 'Object'
}
