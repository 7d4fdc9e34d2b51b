import type { IncomingMessage, OutgoingHttpHeaders } from 'node:http'

/** What of a request says where it comes from. */
export interface GuardedRequest extends Pick<IncomingMessage, 'method' | 'headers'> {
  readonly url?: string | undefined
  readonly socket: { readonly remoteAddress?: string | undefined }
}

export interface GuardOptions {
  /** True where the user has opened the server to the network. */
  readonly isOpenToNetwork: boolean
}

const MAX_URL = 1024

/** Nothing of ours has such a url: encoded, climbing, or with a meaning to some file system. */
// oxlint-disable-next-line no-control-regex -- a zero byte is one of the attacks
const ODD_URL_RE = /[\0-\x20#%\\<>"'`]|\.\.|::|~|\/\/|\?.*\?/

/**
 * Why a request for the panel is not answered: the status of the refusal; undefined for one that is fine. The host
 * is checked by Vite. Both ways of telling the origin are needed: pages of other sites can read nothing without
 * naming theirs, and what they embed is named in browsers that do not name an origin.
 */
export function refusalOf(request: GuardedRequest, options: GuardOptions): 400 | 403 | 405 | undefined {
  const { url = '', method, headers, socket } = request
  if (!isSameOrigin(headers.origin, headers.host) || !isSameSite(headers['sec-fetch-site'])) return 403
  if (!options.isOpenToNetwork && !isLoopback(socket.remoteAddress)) return 403
  if (url.length > MAX_URL || ODD_URL_RE.test(url)) return 400
  return method === 'GET' || method === 'HEAD' ? undefined : 405
}

/** `null`, and whatever is no url, is somebody else's. */
function isSameOrigin(origin: string | undefined, host: string | undefined): boolean {
  if (origin === undefined) return true
  return URL.canParse(origin) && new URL(origin).host === host
}

const isSameSite = (site: string | string[] | undefined): boolean =>
  site === undefined || site === 'same-origin' || site === 'none'

/** A socket without an address is one of the same machine. Headers that name an address are not asked. */
export const isLoopback = (address: string | undefined): boolean =>
  address === undefined || /^(?:::ffff:)?127\.|^::1$/.test(address)

/**
 * What every answer says, refusals too: no other page may read, embed, guess at or keep it.
 * @param host the host that the page is asked for under
 */
export const guardHeaders = (host: string): OutgoingHttpHeaders => ({
  'Cache-Control': 'no-store',
  'Content-Security-Policy': contentSecurityPolicy(host),
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'SAMEORIGIN',
})

/** Vite's socket can be on another port. */
function contentSecurityPolicy(host: string): string {
  const name = /^(?:[\w.-]+|\[[\da-f:]+\])(?=:\d+$|$)/i.exec(host)?.[0]
  const sockets = name ? ` ws://${name}:* wss://${name}:*` : ''
  return [
    "default-src 'self'",
    `connect-src 'self'${sockets}`,
    "img-src 'self' data:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'self'",
    "require-trusted-types-for 'script'",
  ].join('; ')
}
