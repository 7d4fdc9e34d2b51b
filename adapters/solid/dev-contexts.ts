import { catchError, createRoot, DEV, getOwner, type Owner } from 'solid-js'

type Context = Record<symbol, unknown>
type ErrorHandlers = ((error: unknown) => void)[]

/** What an attempt to create a component has left in the contexts of everything that it has created. */
export interface Boundary {
  /** Catches what is thrown from now on in what was created, until `close`. */
  open(handle: (error: unknown) => void): void
  /** Puts the app's own handlers back: from now on everything is as if there had been no boundary. */
  close(): void
}

/** Keeps the errors of what a component creates from the app's error handlers for a while. */
export interface Contexts {
  /**
   * Runs `create` in the current owner, which must be new, with no error handlers around it: what throws in
   * there meanwhile throws through to the caller. The mark names the boundary.
   */
  isolate<Result>(mark: object, create: () => Result): { result: Result; boundary: Boundary }
  /** The mark of the innermost boundary around an owner that has not been closed. */
  markOf(owner: Owner | null): object | undefined
  /** The app's own error handlers around an owner. */
  handlersOf(owner: Owner | null): readonly ((error: unknown) => void)[] | undefined
}

interface Mark {
  readonly mark: object
  /** The app's own handlers around the boundary. */
  readonly outer: ErrorHandlers | undefined
  /** The boundary's handlers, once it is open. */
  own: ErrorHandlers | undefined
}

const MARK = Symbol('metamon.boundary')

export function createContexts(): Contexts {
  const errorKey = findErrorKey()
  const handlersIn = (context: Context | undefined): ErrorHandlers | undefined => {
    // Solid's handlers are lists of functions.
    const handlers = context?.[errorKey] as ErrorHandlers | undefined
    const above = markIn(context)
    return above && (!handlers || handlers === above.own) ? above.outer : handlers
  }
  return {
    isolate(mark, create) {
      const owner = getOwner()
      const around = contextOf(owner)
      const own: Mark = { mark, outer: handlersIn(around), own: undefined }
      const context: Context = { ...around, [MARK]: own }
      delete context[errorKey]
      if (owner) owner.context = context
      const contexts = new Set<Context>([context])
      const result = collectContexts(own, contexts, create)
      return { result, boundary: createBoundary(errorKey, own, contexts) }
    },
    markOf: (owner) => markIn(contextOf(owner))?.mark,
    handlersOf: (owner) => handlersIn(contextOf(owner)),
  }
}

function createBoundary(errorKey: symbol, own: Mark, contexts: Set<Context>): Boundary {
  return {
    open(handle) {
      own.own = [handle]
      for (const context of contexts) context[errorKey] ??= own.own
    },
    close() {
      for (const context of contexts) {
        delete context[MARK]
        if (context[errorKey] && context[errorKey] !== own.own) continue
        if (own.outer) context[errorKey] = own.outer
        else delete context[errorKey]
      }
      contexts.clear()
    },
  }
}

/** Providers copy the context that they are in: every copy that is made meanwhile has to be found. */
function collectContexts<Result>(own: Mark, contexts: Set<Context>, create: () => Result): Result {
  const hooks = DEV?.hooks
  if (!hooks) return create()
  const owners: Owner[] = []
  const former = hooks.afterCreateOwner
  hooks.afterCreateOwner = (owner) => {
    owners.push(owner)
    former?.(owner)
  }
  try {
    return create()
  } finally {
    hooks.afterCreateOwner = former
    for (const owner of owners) {
      const context = contextOf(owner)
      if (context && markIn(context) === own) contexts.add(context)
    }
  }
}

/** Solid's own types leave open what a context is: an object with symbols for keys. */
const contextOf = (owner: Owner | null): Context | undefined => owner?.context ?? undefined

// Only `isolate` writes to this symbol.
const markIn = (context: Context | undefined): Mark | undefined => context?.[MARK] as Mark | undefined

/** Solid keeps error handlers under a symbol of its own, which it makes when it needs it. */
function findErrorKey(): symbol {
  const handler = () => {}
  const find = () => {
    const context = contextOf(getOwner()) ?? {}
    const isHandlers = (value: unknown) => Array.isArray(value) && value[0] === handler
    return Object.getOwnPropertySymbols(context).find((key) => isHandlers(context[key]))
  }
  return createRoot(() => catchError(find, handler)) ?? Symbol('error')
}
