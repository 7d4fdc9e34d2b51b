import type { Framework } from '../../src/shared/framework.ts'
import type { ComponentStateSnapshot, FrameworkHotReloadAdapter, HotAdapterContext } from '../contract.ts'

/** What differs from framework to framework. */
export interface HotAdapterParts {
  readonly framework: Framework
  readonly recoversFromThrow: boolean
  /** Resolves once the framework has put the running update on the page. */
  whenRendered(): Promise<void>
  identifyComponent(component: unknown): unknown
  ownsField(element: Element): boolean
}

/** Completes a hot adapter with the part that is the same for every framework. */
export function defineHotAdapter(
  parts: HotAdapterParts,
  context: HotAdapterContext,
): FrameworkHotReloadAdapter {
  const { framework } = parts
  const connections = () => context.connections(framework)
  return {
    framework,
    recoversFromThrow: parts.recoversFromThrow,
    handleComponentReload: () => parts.whenRendered(),
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
    identifyComponent: (component) => parts.identifyComponent(component),
    ownsField: (element) => parts.ownsField(element),
  }
}

/** Resolves after everything that is queued as a microtask, and everything that this queues in turn. */
export function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    const finish = () => {
      port1.close()
      resolve()
    }
    port1.addEventListener('message', finish, { once: true })
    port1.start()
    port2.postMessage(undefined)
  })
}
