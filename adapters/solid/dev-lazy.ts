import type { DevRuntime } from '../contract.ts'
import type { Modules } from './dev-modules.ts'

/** Makes a lazy component, or returns the one that the module has made of the same import before. */
export type Lazy = <Component>(
  name: string,
  source: string,
  create: () => Component,
  module: ImportMeta,
) => Component

interface LazyDeps {
  readonly modules: Modules
  readonly find: () => DevRuntime | undefined
}

export function createLazy({ modules, find }: LazyDeps): Lazy {
  return (name, source, create, module) => {
    const holder = modules.evaluating(module)
    const former = modules.before(holder)?.created.get(`lazy ${name}`)
    const isSame = former?.options === source && find()?.phase !== undefined
    // Only this function writes to these keys, and what it has made is a component as this one is.
    const component = isSame ? (former.result as ReturnType<typeof create>) : create()
    holder.created.set(`lazy ${name}`, { result: component, options: source })
    return component
  }
}
