import type { Framework } from '../shared/framework.ts'
import { stableUrl } from '../shared/module-id.ts'
import type { BeginMessage, ExpectedModule } from '../shared/protocol.ts'
import type { Transactions } from './transactions.ts'

/** An update as Vite's client announces it, as far as it is needed here. */
interface AnnouncedUpdate {
  readonly updates: readonly {
    readonly type: string
    readonly acceptedPath: string
    readonly timestamp: number
  }[]
}

interface Channel {
  on(event: string, listener: (data: never) => Promise<void>): void
}

/**
 * Takes the updates of a server that cannot say when one begins and ends from what Vite's client announces.
 * State is kept over them, and what throws is guarded; nothing is rolled back.
 */
export function followAnnouncements(hot: Channel, transactions: Transactions): void {
  let count = 0
  const idOf = (number: number) => `announced-${number}`
  hot.on('vite:beforeUpdate', async ({ updates }: AnnouncedUpdate) => {
    count += 1
    transactions.begin(toBegin(idOf(count), updates))
  })
  hot.on('vite:afterUpdate', async () => transactions.end(idOf(count)))
}

function toBegin(id: string, updates: AnnouncedUpdate['updates']): BeginMessage {
  const scripts = updates.filter(({ type }) => type === 'js-update')
  const expected = scripts.map(({ acceptedPath, timestamp }): ExpectedModule => {
    const framework = frameworkOf(acceptedPath)
    return { url: stableUrl(acceptedPath), timestamp, tracked: false, ...(framework && { framework }) }
  })
  const files = expected.map(({ url }) => url.replace(/^\//, '').replace(/\?.*$/, ''))
  return { id, files, reason: 'hot.boundary', phase: 'update', expected }
}

/** Which adapter is asked to wait for the update: React is the only one that renders it later. */
function frameworkOf(url: string): Framework | undefined {
  const [, extension] = /\.(vue|svelte|[jt]sx)(?:$|\?)/.exec(url) ?? []
  if (extension === 'vue' || extension === 'svelte') return extension
  return extension ? 'react' : undefined
}
