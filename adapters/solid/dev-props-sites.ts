import type { Owner } from 'solid-js'

/** Knows where in the code props have been made. */
export interface PropsSites {
  /** Notes it, and returns the props. The ids are those of a module that may not have been evaluated to there. */
  site<Props extends object>(ids: readonly string[] | undefined, index: number, props: Props): Props
  /** Where what an owner shows is rendered; undefined where that is not known. */
  of(owner: Owner, isInstance: (owner: Owner) => boolean): string | undefined
}

export function createPropsSites(): PropsSites {
  const made = new WeakMap<object, string>()
  return {
    site(ids, index, props) {
      const id = ids?.[index]
      if (id !== undefined) made.set(props, id)
      return props
    },
    of(owner, isInstance) {
      for (let one: Owner | null = owner; one; one = one.owner) {
        if (one !== owner && isInstance(one)) return undefined
        const id = made.get(propsOf(one) ?? one)
        if (id !== undefined) return id
      }
      return undefined
    },
  }
}

/** In development, Solid keeps a component's props with its owner. */
function propsOf(owner: Owner): object | undefined {
  const props: unknown = Reflect.get(owner, 'props')
  return typeof props === 'object' && props !== null ? props : undefined
}
