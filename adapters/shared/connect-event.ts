import type { Framework } from '../../src/shared/framework.ts'
import { on, type Undo } from '../../src/index.ts'
import { connect } from '../../src/runtime/registry.ts'
import type { EventPayload } from '../../src/runtime/keys.ts'

/** Calls `handler` for every event of that name, as a subscription that the dev tools can see. */
export function connectEvent<Name extends string>(
  framework: Framework,
  name: Name,
  handler: (payload: EventPayload<Name>) => void,
): Undo {
  return connect({ framework, kind: 'event', name }, () => on(name, handler))
}
