/** Components that have another name since the snapshot was taken, by their ids. */
export interface Renames {
  add(id: string, former: string): void
  /** The id that a component had in the snapshot. */
  formerOf(id: string): string
  clear(): void
}

export function createRenames(): Renames {
  const formers = new Map<string, string>()
  const formerOf = (id: string): string => formers.get(id) ?? id
  return {
    add(id, former) {
      const first = formerOf(former)
      formers.delete(former)
      if (first !== id) formers.set(id, first)
    },
    formerOf,
    clear: () => formers.clear(),
  }
}
