import type { Roots } from './dev-roots.ts'

/** What the hot adapter learns from the instrumented modules of its page. */
export interface ReactPage {
  readonly roots: Roots
  /** The same value for every version of one component; the component itself when it is not known. */
  identify(component: unknown): unknown
}

const REACT_PAGE: symbol = Symbol.for('metamon.react')

/** The hot adapter may have been loaded under another url than the instrumented modules. */
export function publishPage(page: ReactPage): void {
  Object.defineProperty(globalThis, REACT_PAGE, { value: page, configurable: true })
}

/** Undefined until an instrumented module has been loaded. */
export function findPage(): ReactPage | undefined {
  // Only `publishPage` writes to this symbol.
  return Reflect.get(globalThis, REACT_PAGE) as ReactPage | undefined
}
