import type { StateCell } from '../../adapters/contract.ts'
import type { Undo } from '../runtime/undo.ts'
import type { Framework } from '../shared/framework.ts'

/** The component or module that a piece of state belongs to. */
export interface CellOwner {
  readonly componentId: string
  /** Absent for the state of a plain module. */
  readonly framework?: Framework
}

/** Pieces of state that were registered to be carried over an update, by owner. */
export interface StateCells {
  /** A cell of the same owner and name takes the place of the earlier one. */
  register(owner: CellOwner, cell: StateCell): Undo
  owners(): readonly CellOwner[]
  list(componentId: string): readonly StateCell[]
  frameworkOf(componentId: string): Framework | undefined
}

export function createStateCells(): StateCells {
  const owners = new Map<string, { owner: CellOwner; cells: Map<string, StateCell> }>()
  return {
    register(owner, cell) {
      const record = owners.get(owner.componentId) ?? { owner, cells: new Map<string, StateCell>() }
      owners.set(owner.componentId, record)
      record.cells.set(cell.name, cell)
      return () => {
        if (record.cells.get(cell.name) === cell) record.cells.delete(cell.name)
        if (record.cells.size === 0) owners.delete(owner.componentId)
      }
    },
    owners: () => [...owners.values()].map((record) => record.owner),
    list: (componentId) => [...(owners.get(componentId)?.cells.values() ?? [])],
    frameworkOf: (componentId) => owners.get(componentId)?.owner.framework,
  }
}
