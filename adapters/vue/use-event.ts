import { onScopeDispose } from 'vue'
import { connectEvent } from '../shared/connect-event.ts'
import type { EventPayload } from '../../src/runtime/keys.ts'

/**
 * Calls `handler` for every event of that name while the component lives; after an update of the
 * component it is the latest handler that is called.
 *
 * @example
 * useEvent('cart:add', ({ n }) => add(n))
 */
export function useEvent<Name extends string>(
  name: Name,
  handler: (payload: EventPayload<Name>) => void,
): void {
  onScopeDispose(connectEvent('vue', name, handler), true)
}
