import { registry } from './core-registry.ts'
import type { ListenerNode } from './nodes.ts'

/** Adds a listener; `onEmpty` is called when it goes and was the last one. */
export function addListener(
  siblings: Set<ListenerNode>,
  callback: (value: unknown) => void,
  onEmpty: () => void,
): ListenerNode {
  const listener: ListenerNode = {
    siblings,
    clock: ++registry.clock,
    callback,
    dispose() {
      if (siblings.delete(listener) && !siblings.size) onEmpty()
    },
  }
  siblings.add(listener)
  return listener
}

/** Calls one listener; what it throws is reported. */
export function callListener(listener: ListenerNode, value: unknown): void {
  try {
    listener.callback(value)
  } catch (error) {
    registry.report(error)
  }
}
