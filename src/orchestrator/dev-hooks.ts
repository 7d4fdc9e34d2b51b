import type { AdapterConnection } from '../../adapters/contract.ts'
import type { ConnectionInfo, DevHooks, Subscription } from '../runtime/registry.ts'
import type { Undo } from '../runtime/undo.ts'
import { isFramework } from '../shared/framework.ts'
import type { ModuleOwnership } from './module-ownership.ts'

/** What the adapters' hooks have subscribed, and the hooks that the registry calls. */
export interface Connections {
  readonly hooks: Pick<DevHooks, 'subscribed' | 'connect'>
  list(): readonly AdapterConnection[]
}

/**
 * Follows every subscription to its owner: a hook of a component, or the module that is being evaluated.
 * @param claim is handed what belongs to no component
 */
export function createConnections(claim: ModuleOwnership['claim']): Connections {
  const connections = new Set<LiveConnection>()
  let connecting: LiveConnection | undefined
  const connect = (info: ConnectionInfo, subscribe: () => Undo): Undo => {
    const connection = createConnection(info, (self) => {
      const outer = connecting
      connecting = self
      try {
        return subscribe()
      } finally {
        connecting = outer
      }
    })
    connections.add(connection)
    return () => {
      connections.delete(connection)
      connection.disconnect()
    }
  }
  return {
    hooks: {
      connect,
      subscribed: (subscription) => (connecting ? connecting.own(subscription) : claim(subscription)),
    },
    list: () => [...connections],
  }
}

interface LiveConnection extends AdapterConnection {
  own(subscription: Subscription): void
  disconnect(): void
}

function createConnection(info: ConnectionInfo, subscribe: (self: LiveConnection) => Undo): LiveConnection {
  const { framework } = info
  if (!isFramework(framework)) throw new TypeError(`[metamon] \`${framework}\` is not a framework`)
  let subscriptions: Subscription[] = []
  const connection: LiveConnection = {
    ...info,
    framework,
    get subscriptionCount() {
      return subscriptions.filter((one) => one.active).length
    },
    own: (subscription) => void subscriptions.push(subscription),
    reconnect() {
      connection.disconnect()
      undo = subscribe(connection)
    },
    disconnect() {
      undo()
      for (const subscription of subscriptions) subscription.dispose()
      subscriptions = []
    },
  }
  let undo = subscribe(connection)
  return connection
}
