import type { OutgoingHttpHeaders, ServerResponse } from 'node:http'
import type { Connect } from 'vite'
import { PANEL_FOLDER, PANEL_KEY_FILE } from '../../shared/panel-protocol.ts'
import { guardHeaders, refusalOf, type GuardOptions } from './guard.ts'
import { keyModule, pageHtml } from './page.ts'

export interface PanelMiddlewareOptions extends GuardOptions {
  /** The path that the app is served under. */
  readonly base: string
  readonly token: string
}

/** Answers under `__metamon/`. */
export interface PanelMiddleware {
  /** Refuses what no panel asks. To be put before everything else: Vite answers preflights, and allows origins. */
  readonly guard: Connect.NextHandleFunction
  /** Answers the rest. To be put behind Vite's check of the host. */
  readonly serve: Connect.NextHandleFunction
}

export function createPanelMiddleware(options: PanelMiddlewareOptions): PanelMiddleware {
  const { base, token } = options
  const folder = base + PANEL_FOLDER
  const files = new Map<string, { readonly type: string; readonly text: string }>([
    [folder, { type: 'text/html', text: pageHtml(base) }],
    [folder + PANEL_KEY_FILE, { type: 'text/javascript', text: keyModule(token) }],
  ])
  return {
    guard(request, response, next) {
      if (!isOurs(request, folder)) return next()
      const status = refusalOf(request, options)
      return status === undefined ? next() : end(response, { status, headers: headersFor(request) })
    },
    serve(request, response, next) {
      if (!isOurs(request, folder)) return next()
      const headers = headersFor(request)
      const path = pathOf(request)
      if (`${path}/` === folder)
        return end(response, { status: 302, headers: { ...headers, Location: folder } })
      const file = files.get(path)
      if (!file) return end(response, { status: 404, headers })
      const type = { 'Content-Type': `${file.type}; charset=utf-8` }
      const text = request.method === 'HEAD' ? '' : file.text
      return end(response, { status: 200, headers: { ...headers, ...type }, text })
    },
  }
}

const pathOf = ({ url = '' }: Connect.IncomingMessage): string => url.replace(/\?.*$/s, '')

/** Whatever begins like it: nothing else of the app has such a name. */
const isOurs = ({ url = '' }: Connect.IncomingMessage, folder: string): boolean =>
  url.startsWith(folder.slice(0, -1)) && /^(?:[/?#%\\;:]|$)/.test(url.slice(folder.length - 1))

const headersFor = ({ headers }: Connect.IncomingMessage): OutgoingHttpHeaders =>
  guardHeaders(headers.host ?? '')

interface Answer {
  readonly status: number
  readonly headers: OutgoingHttpHeaders
  readonly text?: string
}

function end(response: ServerResponse, { status, headers, text = '' }: Answer): void {
  // Vite's own middleware has named origins that may read the app.
  for (const name of response.getHeaderNames())
    if (name.startsWith('access-control-')) response.removeHeader(name)
  response.writeHead(status, headers).end(text)
}
