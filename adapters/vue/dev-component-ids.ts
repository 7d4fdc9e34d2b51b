/** Knows components by the path of their file, and by their name where a file can hold several. */
export interface ComponentIds {
  add(definition: object, id: string): void
  /** The id of a component by its definition, or by a copy; what Vue calls it where it was given none. */
  of(definition: object): string
  /** The id of the component that the compiler has given this id to. */
  ofCompiled(hmrId: string): string | undefined
}

export function createComponentIds(): ComponentIds {
  const ids = new WeakMap<object, string>()
  const compiled = new Map<string, string>()
  return {
    add(definition, id) {
      ids.set(definition, id)
      const hmrId = hmrIdOf(definition)
      if (hmrId !== undefined) compiled.set(hmrId, id)
    },
    of: (definition) => ids.get(definition) ?? compiled.get(hmrIdOf(definition) ?? '') ?? nameOf(definition),
    ofCompiled: (hmrId) => compiled.get(hmrId),
  }
}

/** What definitions are known by. Functions have a name in any case. */
type Names = Readonly<Partial<Record<'__hmrId' | '__name' | 'name' | 'displayName', string>>>

const hmrIdOf = ({ __hmrId }: Names): string | undefined => __hmrId

const nameOf = ({ __name, name, displayName }: Names): string => __name ?? name ?? displayName ?? 'component'
