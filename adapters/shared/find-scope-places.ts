import type { Undo } from '../../src/index.ts'

/**
 * Where a host shows a unified component. Its scope belongs to the place: views of whatever target come and go in it,
 * and so do hosts that a hot update creates anew.
 */
export interface ScopePlace {
  readonly name: string
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
