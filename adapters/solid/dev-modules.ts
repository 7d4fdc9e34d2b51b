import type { Holder } from './dev-slots.ts'

/** The state that modules hold, by the evaluation that has created it. */
export interface Modules {
  /** The holder for the module that is being evaluated. */
  evaluating(meta: ImportMeta): ModuleHolder
  /** The holder of the same module's last complete evaluation. */
  before(holder: ModuleHolder): ModuleHolder | undefined
  /** Says that the module has been evaluated to its end: what it has created is what the page uses. */
  evaluated(meta: ImportMeta): void
  list(): Iterable<ModuleHolder>
}

export interface ModuleHolder extends Holder {
  /** What the module's calls have created, by the name of their slots. */
  readonly created: Map<string, Created>
}

export interface Created {
  readonly result: unknown
  /** The source text of what follows the initial value. */
  readonly options: string
}

export function createModules(): Modules {
  const evaluations = new WeakMap<ImportMeta, ModuleHolder>()
  const complete = new Map<string, ModuleHolder>()
  const evaluating = (meta: ImportMeta): ModuleHolder => {
    const known = evaluations.get(meta)
    if (known) return known
    const holder = { key: new URL(meta.url).pathname, slots: new Set<never>(), created: new Map() }
    evaluations.set(meta, holder)
    return holder
  }
  return {
    evaluating,
    before: ({ key }) => complete.get(key),
    evaluated(meta) {
      const holder = evaluating(meta)
      complete.set(holder.key, holder)
    },
    list: () => complete.values(),
  }
}
