import type { ComponentVersions, StateDeclarations } from '../../adapters/contract.ts'
import type { StateDeclaration } from '../shared/state-declaration.ts'

/** What modules say of their components and variables before the first update is on its way. */
export interface ComponentNotes {
  readonly versions: ComponentVersions
  readonly declarations: StateDeclarations
  /** The newest implementation of every component. */
  readonly implementations: Map<string, unknown>
  /** What the newest evaluation of every module declares. */
  readonly declared: Map<string, readonly StateDeclaration[]>
}

/** Nothing is noted yet. */
export function createComponentNotes(): ComponentNotes {
  const implementations = new Map<string, unknown>()
  const declared = new Map<string, readonly StateDeclaration[]>()
  return {
    implementations,
    declared,
    versions: {
      note: (component, implementation) => void implementations.set(component, implementation),
      lastGood: (component) => implementations.get(component),
      isFailed: () => false,
    },
    declarations: {
      declare: (module, list) => void declared.set(module, list),
      formerOf: () => undefined,
      isReset: (scope, name) =>
        declared
          .get(moduleOf(scope))
          ?.some((one) => one.isReset && one.scope === scope && one.name === name) ?? false,
    },
  }
}

/** A scope is named by its module and what it is there. */
export const moduleOf = (scope: string): string => scope.slice(0, scope.lastIndexOf('#'))
