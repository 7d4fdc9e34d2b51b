/** What is noted of the variables of many instances. A key of both names would have to be made for each of them. */
export interface SlotMap<Value> extends ReadonlySlotMap<Value> {
  clear(): void
  /** What was set last for a variable is what it has. */
  set(instance: string, name: string, value: Value): void
  delete(instance: string, name: string): void
}

export interface ReadonlySlotMap<Value> {
  get(instance: string, name: string): Value | undefined
  has(instance: string, name: string): boolean
  hasInstance(instance: string): boolean
  /** What there is, instance by instance, in the order in which it was set first. */
  values(): readonly Value[]
  /** How many variables there are. */
  readonly size: number
}

/** Nothing is noted yet. */
export function createSlotMap<Value>(): SlotMap<Value> {
  const instances = new Map<string, Map<string, Value>>()
  let size = 0
  // Instances are gone through one after the other, with all their variables.
  let last: string | undefined
  let lastVariables: Map<string, Value> | undefined
  const find = (instance: string): Map<string, Value> | undefined => {
    if (instance === last) return lastVariables
    last = instance
    return (lastVariables = instances.get(instance))
  }
  const open = (instance: string): Map<string, Value> => {
    const variables = new Map<string, Value>()
    instances.set(instance, variables)
    return (lastVariables = variables)
  }
  return {
    clear() {
      instances.clear()
      size = 0
      last = lastVariables = undefined
    },
    set(instance, name, value) {
      const variables = find(instance) ?? open(instance)
      const before = variables.size
      variables.set(name, value)
      size += variables.size - before
    },
    delete(instance, name) {
      const variables = find(instance)
      if (!variables?.delete(name)) return
      size -= 1
      if (variables.size > 0) return
      instances.delete(instance)
      last = lastVariables = undefined
    },
    get: (instance, name) => find(instance)?.get(name),
    has: (instance, name) => find(instance)?.has(name) ?? false,
    hasInstance: (instance) => find(instance) !== undefined,
    values() {
      const all: Value[] = []
      for (const variables of instances.values()) for (const value of variables.values()) all.push(value)
      return all
    },
    get size() {
      return size
    },
  }
}
