import type { StateDeclaration } from '../shared/state-declaration.ts'

/** A variable, and the name that it had before. */
export interface Rename {
  readonly scope: string
  readonly name: string
  readonly former: string
}

/** @returns the variables of `now` that only have another name than `before` */
export type FindRenames = (
  before: readonly StateDeclaration[],
  now: readonly StateDeclaration[],
) => readonly Rename[]

/**
 * Finds the variables of a module that only have another name than before: one is gone and another one is there,
 * in the same place among the others of their function, made in the same way out of an initial value of the same
 * type. Of several in one place, those with the same initialiser belong together, then those in the same order.
 */
export const findRenames: FindRenames = (before, now) => {
  const [formerScopes, scopes] = [byScope(before), byScope(now)]
  return [...scopes].flatMap(([scope, declarations]) => {
    const former = formerScopes.get(scope) ?? findScope(scope, formerScopes, scopes)
    return former ? renamesIn(former, declarations) : []
  })
}

type Scope = readonly StateDeclaration[]

function byScope(declarations: readonly StateDeclaration[]): ReadonlyMap<string, Scope> {
  const scopes = new Map<string, StateDeclaration[]>()
  for (const one of declarations) scopes.set(one.scope, [...(scopes.get(one.scope) ?? []), one])
  return scopes
}

/** A function that has another name now: the one that is gone and has the same variables, or is the only one. */
function findScope(
  scope: string,
  before: ReadonlyMap<string, Scope>,
  now: ReadonlyMap<string, Scope>,
): Scope | undefined {
  const gone = [...before].filter(([name]) => !now.has(name)).map(([, declarations]) => declarations)
  const added = [...now].filter(([name]) => !before.has(name)).map(([, declarations]) => declarations)
  const declarations = now.get(scope)!
  const alike = (one: Scope) => describeScope(one) === describeScope(declarations)
  const [same, ...others] = gone.filter(alike)
  if (same && others.length === 0 && added.filter(alike).length === 1) return same
  return gone.length === 1 && added.length === 1 ? gone[0] : undefined
}

const describeScope = (declarations: Scope): string =>
  declarations.map(({ name, kind, text }) => [localName(name), kind, text].join('\n')).join('\n\n')

/** The variable's own name, without the functions that it stands in. */
const localName = (name: string): string => name.slice(name.lastIndexOf('.') + 1)

function renamesIn(before: Scope, now: Scope): Rename[] {
  const kept = new Map(now.map((one) => [localName(one.name), one]))
  const known = new Set(before.map(({ name }) => localName(name)))
  const gone = before.filter(({ name }) => !kept.has(localName(name)))
  const added = now.filter(({ name }) => !known.has(localName(name)))
  const placeBefore = placesIn(before, (name) => kept.has(name))
  const placeNow = placesIn(now, (name) => known.has(name))
  const isInPlace = (one: StateDeclaration, other: StateDeclaration) =>
    isSamePlace(placeBefore(one), placeNow(other)) && isAlike(one, other)
  const inRenamedFunction = before.flatMap((one) => {
    const other = kept.get(localName(one.name))
    return other && other.name !== one.name ? [toRename(other, one)] : []
  })
  return [...inRenamedFunction, ...pair(gone, added, isInPlace)]
}

type Fits = (one: StateDeclaration, other: StateDeclaration) => boolean

/** First those that are initialised alike, then those that are left; only as many as there are of both. */
function pair(gone: Scope, added: Scope, fits: Fits): Rename[] {
  const left = { gone: new Set(gone), added: new Set(added) }
  const hasSameText: Fits = (one, other) => one.text === other.text && fits(one, other)
  return [hasSameText, fits].flatMap((isFit) =>
    [...left.added].flatMap((first) => {
      const formers = [...left.gone].filter((one) => isFit(one, first))
      const rivals = [...left.added].filter((other) => formers[0] && isFit(formers[0], other))
      if (!left.added.has(first) || formers.length !== rivals.length) return []
      for (const former of formers) left.gone.delete(former)
      for (const rival of rivals) left.added.delete(rival)
      return rivals.map((rival, index) => toRename(rival, formers[index]!))
    }),
  )
}

const toRename = ({ scope, name }: StateDeclaration, { name: former }: StateDeclaration): Rename => ({
  scope,
  name,
  former,
})

/** The nearest neighbours that are declared before and now; undefined at an end of the scope. */
interface Place {
  readonly previous: string | undefined
  readonly next: string | undefined
}

function placesIn(
  declarations: Scope,
  isCommon: (name: string) => boolean,
): (one: StateDeclaration) => Place {
  const names = declarations.map(({ name }) => localName(name))
  return (one) => {
    const index = declarations.indexOf(one)
    return {
      previous: names.slice(0, index).findLast(isCommon),
      next: names.slice(index + 1).find(isCommon),
    }
  }
}

/** One neighbour is enough: the other one may be an edit of its own. */
const isSamePlace = (one: Place, other: Place): boolean =>
  one.previous === other.previous || one.next === other.next

function isAlike(one: StateDeclaration, other: StateDeclaration): boolean {
  if (one.kind !== other.kind) return false
  const [type, otherType] = [typeOfText(one.text), typeOfText(other.text)]
  return type === otherType || type === 'unknown' || otherType === 'unknown'
}

const TYPES: readonly (readonly [type: string, pattern: RegExp])[] = [
  ['unknown', /^(?:|null|undefined|void 0)$/],
  ['number', /^[+-]?(?:\d|\.\d|Infinity|NaN)[\w.]*$/],
  ['string', /^(["'`])[^"'`]*\1$/],
  ['boolean', /^(?:!?(?:true|false)|![01])$/],
  ['array', /^\[.*\]$/s],
  ['object', /^\{.*\}$/s],
]

/** What an initialiser gives, as far as its text shows. */
const typeOfText = (text: string): string =>
  TYPES.find(([, pattern]) => pattern.test(text.trim()))?.[0] ?? 'unknown'
