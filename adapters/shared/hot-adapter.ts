import type { Framework } from '../../src/shared/framework.ts'
import type { ComponentStateSnapshot, FrameworkHotReloadAdapter, HotAdapterContext } from '../contract.ts'

/**
 * The part of a hot adapter that is the same for every framework.
 * @param whenRendered resolves once the framework has put the running update on the page
 */
export function defineHotAdapter(
  framework: Framework,
  context: HotAdapterContext,
  whenRendered: () => Promise<void>,
): FrameworkHotReloadAdapter {
  const connections = () => context.connections(framework)
  return {
    framework,
    handleComponentReload: () => whenRendered(),
    preserveFrameworkState: (componentId): ComponentStateSnapshot => ({
      componentId,
      framework,
      values: new Map(context.cells(componentId).map((cell) => [cell.name, cell.read()])),
    }),
    restoreFrameworkState(componentId, { values }) {
      for (const cell of context.cells(componentId))
        if (values.has(cell.name)) cell.write(values.get(cell.name))
    },
    reconnectMetamonAdapters() {
      for (const connection of connections()) if (connection.subscriptionCount !== 1) connection.reconnect()
    },
    validateAdapterConnections: () => connections().every((one) => one.subscriptionCount === 1),
  }
}

/** Resolves after everything that is queued as a microtask, and everything that this queues in turn. */
export function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(undefined)
  })
}
