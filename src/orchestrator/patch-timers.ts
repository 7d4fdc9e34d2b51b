import type { Undo } from '../runtime/undo.ts'
import type { EffectHost, EffectListener, Evaluation, StartedEffect } from './started-effect.ts'
import { patchFunction, type Apply } from './patch-function.ts'

/** A timer that a module has set, or that a timer of that module has. */
interface Chain {
  readonly by: Evaluation
  readonly length: number
}

/** From here on, timers that set each other are a loop. */
const LOOP = 2

/** Intervals, and timers that set each other, until they are cleared. */
export function patchTimers(host: EffectHost, { owner, started }: EffectListener): Undo[] {
  const live = new Map<unknown, StartedEffect>()
  let chain: Chain | undefined
  const forget: Apply = (call, [id]) => {
    live.delete(id)
    return call()
  }
  const note = (id: unknown, by: Evaluation, what: string) => {
    const effect: StartedEffect = { what, isAlive: () => live.get(id) === effect }
    live.set(id, effect)
    started(by, effect)
  }
  const startLater =
    (what: string): Apply =>
    (call, [callback, ...rest]) => {
      const by = owner()
      const link = by ? { by, length: 0 } : chain
      if (!link || typeof callback !== 'function') return call()
      const id: unknown = call([inChain(callback, () => live.delete(id), link), ...rest])
      if (link.length >= LOOP) note(id, link.by, what)
      return id
    }
  const inChain = (callback: Function, ended: () => void, { by, length }: Chain) =>
    function (this: unknown, ...args: unknown[]): unknown {
      ended()
      const outer = chain
      chain = { by, length: length + 1 }
      try {
        return Reflect.apply(callback, this, args)
      } finally {
        chain = outer
      }
    }
  return [
    patchFunction(host, 'setInterval', (call) => {
      const by = owner()
      const id = call()
      if (by) note(id, by, '`setInterval`')
      return id
    }),
    patchFunction(host, 'setTimeout', startLater('`setTimeout` that is set again and again')),
    patchFunction(host, 'requestAnimationFrame', startLater('`requestAnimationFrame` loop')),
    ...['clearInterval', 'clearTimeout', 'cancelAnimationFrame'].map((name) =>
      patchFunction(host, name, forget),
    ),
  ]
}
