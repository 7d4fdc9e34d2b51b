import { defaultStringifyOperations, DevalueError, stringify } from 'devalue'
import { isSecretName } from './secrets.ts'

/** Turns values into text, all but what is secret. */
export interface Storable {
  /** How many characters a value takes, or why it cannot be stored. */
  measure(value: unknown): { readonly size: number } | { readonly reason: string }
  /** The text of values that were all measured, and can be stored. An object that is in several of them stays one. */
  stringify(value: unknown): string
}

/** @param secrets texts that are not stored, under whatever name they are found */
export function createStorable(secrets: ReadonlySet<string>): Storable {
  const isSecret = remembering(isSecretName)
  const operations = {
    // An instance of a class cannot be made again, nor can one that extends what can.
    tagOf: (value: object) => (isOfPlatform(value) ? defaultStringifyOperations.tagOf(value) : 'Object'),
    get(holder: object, key: string | number): unknown {
      const value: unknown = Reflect.get(holder, key)
      if (Array.isArray(holder) || !isSecret(String(key)) || isEmpty(value)) return value
      if (typeof value === 'string') return ''
      throw new Secret()
    },
  }
  const guarded = {
    ...operations,
    toPrimitive(value: undefined | null | boolean | number | bigint | string) {
      if (typeof value === 'string' && secrets.has(value)) throw new Secret()
      return value
    },
  }
  return {
    measure(value) {
      if (isSmall(value)) return { size: 8 }
      try {
        return { size: stringify(value, undefined, { operations: guarded }).length }
      } catch (error) {
        return { reason: reasonOf(error) }
      }
    },
    stringify: (value) => stringify(value, undefined, { operations }),
  }
}

class Secret extends Error {}

/** The same few names are in thousands of objects. */
function remembering(find: (name: string) => boolean): (name: string) => boolean {
  const known = new Map<string, boolean>()
  return (name) => {
    const result = known.get(name) ?? find(name)
    known.set(name, result)
    return result
  }
}

const isSmall = (value: unknown): boolean =>
  typeof value === 'number' || typeof value === 'boolean' || isEmpty(value)

const isEmpty = (value: unknown): boolean => value === undefined || value === null || value === ''

function reasonOf(error: unknown): string {
  if (error instanceof Secret) return 'it holds what looks like a secret'
  if (!(error instanceof DevalueError)) return 'it cannot be read'
  const what = typeof error.value === 'function' ? 'a function' : nameOfKind(error.value)
  return `it ${error.path === '' ? 'is' : `has, at \`${error.path}\`,`} ${what}, which no page load outlives`
}

function nameOfKind(value: unknown): string {
  if (typeof value !== 'object' || value === null) return `a ${typeof value}`
  const { constructor } = value
  return typeof constructor === 'function' && constructor.name !== 'Object'
    ? `an instance of ${constructor.name}`
    : 'something with a class or symbols of its own'
}

const PLAIN: ReadonlySet<unknown> = new Set([null, Object.prototype, Array.prototype])

/** An array, a map, a date and the like, but nothing that extends them. */
function isOfPlatform(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value)
  if (PLAIN.has(prototype)) return true
  const { constructor } = prototype as object
  const isGlobal = Reflect.get(globalThis, constructor.name) === constructor
  // Typed arrays have a class above them; so have elements, which are none of these.
  return isGlobal && (ArrayBuffer.isView(value) || PLAIN.has(Object.getPrototypeOf(prototype)))
}
