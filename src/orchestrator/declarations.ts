import type { StateDeclarations } from '../../adapters/contract.ts'
import type { StateDeclaration } from '../shared/state-declaration.ts'
import { moduleOf } from './component-notes.ts'
import type { FindRenames } from './find-renames.ts'

/** What modules declare, which a running update does not change until it commits. */
export interface ControlledDeclarations extends StateDeclarations {
  /** What was declared since the transaction began, or since it was rolled back, is what the page runs on. */
  commit(): void
  /** Forgets it. */
  rollBack(): void
}

/** What the newest evaluation of a module declares, by the scope and the name of each variable. */
interface Declared {
  readonly list: readonly StateDeclaration[]
  readonly resets: ReadonlySet<string>
  /** Also of earlier renames: what was out of reach of an update still has the name that it had then. */
  readonly formers: ReadonlyMap<string, string>
}

export interface DeclarationsDeps {
  /** What is declared already, by module. */
  readonly known?: ReadonlyMap<string, readonly StateDeclaration[]>
  readonly isRunning: () => boolean
  /** Called with two versions of a module that declare something else. */
  readonly findRenames: FindRenames
}

/** Creates the record of one page. */
export function createDeclarations(deps: DeclarationsDeps): ControlledDeclarations {
  const { isRunning, findRenames, known = [] } = deps
  const good = new Map(
    Array.from(known, ([module, list]) => [module, toDeclared(list, undefined, findRenames)]),
  )
  const candidates = new Map<string, Declared>()
  // Every instance asks for each of its variables again.
  const modules = new Map<string, string>()
  const declaredIn = (scope: string): Declared | undefined => {
    const module = modules.get(scope) ?? moduleOf(scope)
    modules.set(scope, module)
    return candidates.get(module) ?? good.get(module)
  }
  return {
    declare(module, list) {
      // Some say it again for each instance.
      const before = (candidates.get(module) ?? good.get(module))?.list
      if (before && isSameList(before, list)) return
      const map = isRunning() && good.has(module) ? candidates : good
      map.set(module, toDeclared(list, good.get(module), findRenames))
    },
    formerOf(scope, name) {
      const formers = declaredIn(scope)?.formers
      return formers && formers.size > 0 ? formers.get(keyOf({ scope, name })) : undefined
    },
    isReset(scope, name) {
      const resets = declaredIn(scope)?.resets
      return resets !== undefined && resets.size > 0 && resets.has(keyOf({ scope, name }))
    },
    commit() {
      for (const [module, declared] of candidates) good.set(module, declared)
      candidates.clear()
    },
    rollBack: () => candidates.clear(),
  }
}

const isSameList = (one: readonly StateDeclaration[], other: readonly StateDeclaration[]): boolean =>
  one.length === other.length &&
  one.every((each, index) =>
    FIELDS.every((field) => (each[field] ?? false) === (other[index]![field] ?? false)),
  )

const FIELDS = ['scope', 'name', 'kind', 'text', 'isReset'] as const

const keyOf = ({ scope, name }: Pick<StateDeclaration, 'scope' | 'name'>): string => `${scope}\n${name}`

function toDeclared(
  list: readonly StateDeclaration[],
  before: Declared | undefined,
  findRenames: FindRenames,
): Declared {
  const names = new Set(list.map(keyOf))
  const earlier = [...(before?.formers ?? [])].filter(
    ([key, former]) => names.has(key) && !names.has(`${key.slice(0, key.lastIndexOf('\n'))}\n${former}`),
  )
  const renames = before ? findRenames(before.list, list) : []
  return {
    list,
    resets: new Set(list.filter(({ isReset }) => isReset).map(keyOf)),
    formers: new Map([...earlier, ...renames.map((one) => [keyOf(one), one.former] as const)]),
  }
}
