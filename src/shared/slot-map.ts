/** What is noted of the variables of many instances. A key of both names would have to be made for each of them. */
export interface SlotMap<Value> {
  clear(): void
  /** What was set last for a variable is what it has. */
  set(instance: string, name: string, value: Value): void
  get(instance: string, name: string): Value | undefined
  has(instance: string, name: string): boolean
  hasInstance(instance: string): boolean
  readonly size: number
}

/** The variables of one instance: few, so that looking through them is quickest. */
interface Variables<Value> {
  readonly names: string[]
  readonly values: Value[]
}

export function createSlotMap<Value>(): SlotMap<Value> {
  const instances = new Map<string, Variables<Value>>()
  // Instances are noted one after the other, with all their variables.
  let last: { readonly instance: string; readonly variables: Variables<Value> } | undefined
  const find = (
    instance: string,
    name: string,
  ): { readonly variables: Variables<Value>; readonly at: number } => {
    const variables = instances.get(instance) ?? NONE
    return { variables, at: variables.names.lastIndexOf(name) }
  }
  return {
    clear() {
      instances.clear()
      last = undefined
    },
    set(instance, name, value) {
      if (last?.instance !== instance) {
        const variables = instances.get(instance) ?? { names: [], values: [] }
        instances.set(instance, variables)
        last = { instance, variables }
      }
      last.variables.names.push(name)
      last.variables.values.push(value)
    },
    get(instance, name) {
      const { variables, at } = find(instance, name)
      return variables.values[at]
    },
    has: (instance, name) => find(instance, name).at >= 0,
    hasInstance: (instance) => instances.has(instance),
    get size() {
      return instances.size
    },
  }
}

const NONE: Variables<never> = { names: [], values: [] }
