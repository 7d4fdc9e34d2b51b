import type { ToSubscription } from './core-registry.ts'
import type { ListenerNode, WatcherNode } from './nodes.ts'
import type { Control, ControlOf } from './subscription-control.ts'

/**
 * Creates what makes what the dev tools see of an event handler, a signal's listener or an effect.
 * @param controlOf is asked when the first one is silenced
 */
export const createToSubscription =
  (controlOf: ControlOf): ToSubscription =>
  (node, kind, name) => {
    let control: Control | undefined
    const controlled = () => (control ??= controlOf(node, kind))
    return {
      kind,
      name,
      get active() {
        return isLive(node) && !node.isSuspended
      },
      suspend: () => controlled().suspend(),
      resume: () => controlled().resume(),
      dispose: () => node.dispose(),
    }
  }

const isLive = (node: WatcherNode | ListenerNode): boolean =>
  'run' in node ? node.callback !== undefined : node.siblings.has(node)
