/** One variable with state, in a component or module that lives. */
export interface Cell {
  /** The initialiser as it is written. */
  readonly text: string
  /** A copy of what the initialiser gave when it last ran. */
  readonly initial: unknown
  /** True when the initialiser has made state of its own, as constructors of classes with `$state` do. */
  readonly isComposite: boolean
  /** Whether there are functions in what the initialiser gave, once that is known. */
  holdsCode?: boolean
  read(): unknown
}

/** Whoever state belongs to: an instance of a component, or a module. */
export interface Owner {
  /** The same for whatever takes the owner's place. */
  key: string
  /** The component's id, or the path of the module's file. */
  readonly component: string
  /** By the name of the variable, with a number from the second one of that name on. */
  readonly cells: Map<string, Cell>
  /** How many variables there are of each name. */
  readonly occurrences: Map<string, number>
  /** The names of the variables whose initialisers are running now, to tell apart what they make. */
  readonly path: string[]
  /** The same, with the names that these variables had before they were renamed. */
  readonly formerPath: string[]
}

/** The parts of a new owner that all owners share. */
export const createOwner = (key: string, component: string): Owner => ({
  key,
  component,
  cells: new Map(),
  occurrences: new Map(),
  path: [],
  formerPath: [],
})

/** Forgets all state of an owner, whose code is about to run again. */
export function resetOwner({ cells, occurrences, path, formerPath }: Owner): void {
  cells.clear()
  occurrences.clear()
  path.length = 0
  formerPath.length = 0
}
