import type { Undo } from '../runtime/undo.ts'

/** What is done in the place of a call; `call` does what was asked for, with other arguments where they are given. */
export type Apply = (call: (args?: unknown[]) => unknown, args: readonly unknown[], self: unknown) => unknown

/** Calls `apply` instead of the function. */
export const patchFunction = (holder: object, name: string, apply: Apply): Undo =>
  patch(holder, name, {
    apply: (target, self, args: unknown[]) =>
      apply((given = args) => Reflect.apply(target, self, given), args, self),
  })

/**
 * Puts a proxy in the place of a function: it has the name, the length and the properties of what it stands for.
 *
 * @returns puts the function back; does nothing where there is none, or somebody has patched it since
 */
export function patch(holder: object, name: string, handler: ProxyHandler<Function>): Undo {
  const descriptor = Reflect.getOwnPropertyDescriptor(holder, name)
  const original: unknown = descriptor?.value
  if (typeof original !== 'function' || !descriptor?.configurable) return () => {}
  const proxy = new Proxy(original, handler)
  Object.defineProperty(holder, name, { ...descriptor, value: proxy })
  const isOwner = original.prototype?.constructor === original
  if (isOwner) original.prototype.constructor = proxy
  return () => {
    if (isOwner) original.prototype.constructor = original
    // Whoever has patched it since goes on.
    if (Reflect.get(holder, name) === proxy) Object.defineProperty(holder, name, descriptor)
  }
}
