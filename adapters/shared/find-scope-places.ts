import type { Undo } from '../../src/index.ts'

/** One local variable of a unified component. */
export interface PlacedCell {
  readonly name: string
  /** Changes when and only when the text of the initialiser does. */
  readonly hash: string
  /** What the initialiser gave when it last ran. */
  readonly initial: unknown
  value: unknown
}

/** The state of one instance of a unified component, whichever framework shows it. */
export interface PlacedScope {
  /** The path of the component's file. */
  readonly id: string
  cells(): Iterable<PlacedCell>
  dispose(): void
}

/** The value that a variable begins with: what it held in the place before, or what its initialiser gives. */
export type TakeCell = <Value>(cell: Pick<PlacedCell, 'name' | 'hash'>, initialise: () => Value) => Value

/**
 * Where a host shows a unified component. Its scope belongs to the place: views of whatever target come and go in it,
 * and so do hosts that a hot update creates anew.
 */
export interface ScopePlace {
  readonly name: string
  /**
   * The scope of the view before, or what `create` makes when this is the first one. Nobody but the place disposes it.
   */
  obtain<Scope extends PlacedScope>(id: string, create: (take: TakeCell) => Scope): Scope
  /** To be called when a host is mounted with it; its undo, when that host is gone. */
  enter(): Undo
  /** True while a host is mounted with it. */
  readonly isTaken: boolean
}

/** All places of a page. Only the dev server's client has any, at `globalThis[Symbol.for('metamon.scope-places')]`. */
export interface ScopePlaces {
  /** A name for a new place. Hosts keep it as state of their own, so that it survives what their state survives. */
  create(): string
  /** The place of that name. */
  open(name: string): ScopePlace
  /** A place that is known by where its element is, for hosts that no framework owns. */
  openAt(element: Element): ScopePlace
}

/** The prop by which hosts tell views of their place. */
export const PLACE_PROP = 'm$place'

/** The variable of a host that holds the name of its place. */
export const PLACE_SLOT = 'm$place'

/** Where the places of this page are looked up; the same in every copy of this package. */
export const SCOPE_PLACES: symbol = /* @__PURE__ */ Symbol.for('metamon.scope-places')

/** Bundlers replace the expression by a text, and drop what only development needs. */
declare const process: { readonly env: { readonly NODE_ENV?: string } }

/** The places of this page, if a dev client has installed any. */
export function findScopePlaces(): ScopePlaces | undefined {
  if (process.env.NODE_ENV === 'production') return undefined
  // Only the dev client writes to this symbol, and it writes what `createScopePlaces` returned.
  return (globalThis as { [key: symbol]: ScopePlaces | undefined })[SCOPE_PLACES]
}
