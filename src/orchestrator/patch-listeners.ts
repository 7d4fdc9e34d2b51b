import type { Undo } from '../runtime/undo.ts'
import type { EffectHost, EffectListener } from './started-effect.ts'
import { patchFunction, type Apply } from './patch-function.ts'

interface Listening {
  readonly target: unknown
  readonly type: unknown
  readonly isCapture: boolean
  isRemoved: boolean
}

/** Listeners of window and document, until they are removed or aborted. */
export function patchListeners(host: EffectHost, { owner, started }: EffectListener): Undo[] {
  const known = new WeakMap<WeakKey, Listening[]>()
  const { prototype } = host.EventTarget
  const isWatched = (target: unknown) => target === host || target === host.document
  const find = (target: unknown, [type, callback, options]: readonly unknown[]) =>
    known
      .get(callback as WeakKey) // a callback is a function or an object
      ?.find(
        (one) =>
          !one.isRemoved &&
          one.target === target &&
          one.type === type &&
          one.isCapture === isCapture(options),
      )
  const add: Apply = (call, args, self = host) => {
    const by = isWatched(self) ? owner() : undefined
    const [type, callback, options] = args
    if (!by || !isKey(callback) || optionOf(options, 'once') || find(self, args)) return call()
    const listening: Listening = { target: self, type, isCapture: isCapture(options), isRemoved: false }
    known.set(callback, [...(known.get(callback) ?? []), listening])
    const signal = optionOf(options, 'signal')
    const isAborted = () => signal instanceof AbortSignal && signal.aborted
    const what = `\`${String(type)}\` listener of ${self === host ? 'window' : 'document'}`
    const result = call()
    started(by, { what, isAlive: () => !listening.isRemoved && !isAborted() })
    return result
  }
  const remove: Apply = (call, args, self = host) => {
    const listening = isWatched(self) && isKey(args[1]) ? find(self, args) : undefined
    if (listening) listening.isRemoved = true
    return call()
  }
  return [
    patchFunction(prototype, 'addEventListener', add),
    patchFunction(prototype, 'removeEventListener', remove),
  ]
}

const isKey = (value: unknown): value is WeakKey =>
  typeof value === 'function' || (typeof value === 'object' && value !== null)

const optionOf = (options: unknown, name: string): unknown =>
  typeof options === 'object' && options !== null ? Reflect.get(options, name) : undefined

const isCapture = (options: unknown): boolean => options === true || Boolean(optionOf(options, 'capture'))
