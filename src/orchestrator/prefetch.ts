import type { PrefetchedModule, PrefetchMessage } from '../shared/protocol.ts'
import type { HmrClient } from './hmr-client.ts'

/** Fetches and compiles modules, without evaluating any. */
export type Prefetch = (message: PrefetchMessage) => void

/** What modules are fetched for, and from where. */
export interface PrefetchOptions {
  readonly page: Document
  /** Undefined where Vite's client is not of the shape that is known: then nothing is fetched early. */
  readonly client: Pick<HmrClient, 'hotModulesMap'> | undefined
  /** The path that the app is served under. */
  readonly base: string
  /** A url of the server. */
  readonly url: string
}

/**
 * Creates what fetches the modules of an update while the server prepares it. The url is the one that Vite's
 * client will import, so that the import finds the module in the browser. One of an update that never comes is
 * never imported: the next update has another timestamp.
 */
export function createPrefetch({ page, client, base, url }: PrefetchOptions): Prefetch {
  return ({ modules }) => {
    for (const module of modules) {
      // What this page has not loaded is not updated in it.
      if (!client?.hotModulesMap.has(module.path) || !OWN_PATH_RE.test(module.acceptedPath)) continue
      preload(page, new URL(toBrowserUrl(module, base), new URL(url).origin))
    }
  }
}

/** Virtual modules have urls of another kind, and two slashes would lead to another server. */
const OWN_PATH_RE = /^\/(?![\\/])/

/** As Vite's client builds it. */
function toBrowserUrl(
  { acceptedPath, timestamp, explicitImportRequired }: PrefetchedModule,
  base: string,
): string {
  const [path = '', query] = acceptedPath.split('?')
  const marks = `${explicitImportRequired ? 'import&' : ''}t=${timestamp}${query ? `&${query}` : ''}`
  return `${base.replace(/\/$/, '')}${path}?${marks}`
}

/** Not while the update waits for what was fetched. */
const REMOVE_AFTER_MS = 200

function preload(page: Document, { href }: URL): void {
  const link = page.createElement('link')
  const nonce = page.querySelector<HTMLMetaElement>('meta[property=csp-nonce]')?.nonce
  const remove = () => void setTimeout(() => link.remove(), REMOVE_AFTER_MS)
  Object.assign(link, {
    rel: 'modulepreload',
    href,
    onload: remove,
    onerror: remove,
    ...(nonce && { nonce }),
  })
  page.head.append(link)
}
