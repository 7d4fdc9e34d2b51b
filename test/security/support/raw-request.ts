import { request as requestHttp, type IncomingHttpHeaders, type OutgoingHttpHeaders } from 'node:http'
import { request as requestHttps } from 'node:https'

export interface RawRequest {
  readonly method?: string
  /** Sent as it is: nothing of it is normalised. */
  readonly path: string
  readonly headers?: OutgoingHttpHeaders
  readonly body?: string | Buffer
}

export interface RawResponse {
  /** 0 where the server has hung up. */
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly text: string
}

/** Asks a server for anything, in a way that no browser would. */
export function rawRequest(
  url: string,
  { method = 'GET', path, headers = {}, body }: RawRequest,
): Promise<RawResponse> {
  const { protocol, hostname, port } = new URL(url)
  const request = protocol === 'https:' ? requestHttps : requestHttp
  return new Promise((resolve) => {
    const sent = request(
      { hostname, port, method, path: '/', headers, agent: false, rejectUnauthorized: false },
      (response) => {
        let text = ''
        response.setEncoding('utf8').on('data', (part: string) => void (text += part))
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, text }),
        )
      },
    )
    // Node refuses paths that a stranger would send all the same.
    sent.path = path
    sent.on('error', () => resolve({ status: 0, headers: {}, text: '' }))
    sent.end(body)
  })
}
