import type { Undo } from '../runtime/undo.ts'
import type { EffectHost, EffectListener } from './started-effect.ts'
import { patch } from './patch-function.ts'
import { patchListeners } from './patch-listeners.ts'
import { patchTimers } from './patch-timers.ts'

/**
 * Lets the listener know of each listener of window and document, timer and socket that an evaluation starts. The
 * functions do what they did, with the same `this`, arguments, results, names and lengths.
 *
 * @returns leaves the functions as they were found
 */
export function patchEffects(host: EffectHost, listener: EffectListener): Undo {
  const undos = [...patchTimers(host, listener), ...patchListeners(host, listener)]
  for (const name of ['WebSocket', 'EventSource']) undos.push(patchConstructor(host, name, listener))
  return () => {
    for (const undo of undos.toReversed()) undo()
  }
}

function patchConstructor(host: object, name: string, { owner, started }: EffectListener): Undo {
  return patch(host, name, {
    construct(target, args, newTarget) {
      const by = owner()
      const socket: object = Reflect.construct(target, args, newTarget)
      // Both kinds count up to two when they are closing or closed.
      if (by)
        started(by, { what: `\`${name}\``, isAlive: () => Number(Reflect.get(socket, 'readyState')) < 2 })
      return socket
    },
  })
}
