import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'

/** A connection to the hot channel that no browser has made. */
export interface RawSocket {
  /** What the server has sent: the data of custom events, by event. */
  readonly heard: readonly { readonly event: string; readonly data: unknown }[]
  send(text: string): void
  /** Sends a custom event. */
  emit(event: string, data: unknown): void
  /** Resolves with the data of the next event of that name, of those that were not waited for yet. */
  next(event: string): Promise<unknown>
  /** Resolves when the server has read all that was sent. */
  flushed(): Promise<void>
  close(): void
}

/**
 * Connects to a dev server.
 * @returns the status of its refusal, where it refuses
 */
export async function openSocket(
  url: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<RawSocket | number> {
  const { hostname, port, host, pathname } = new URL(url)
  const socket = connect(Number(port), hostname)
  const lines = Object.entries({
    Host: host,
    Connection: 'Upgrade',
    Upgrade: 'websocket',
    'Sec-WebSocket-Version': '13',
    'Sec-WebSocket-Key': randomBytes(16).toString('base64'),
    'Sec-WebSocket-Protocol': 'vite-hmr',
    ...headers,
  }).map(([name, value]) => `${name}: ${value}\r\n`)
  socket.write(`GET ${pathname} HTTP/1.1\r\n${lines.join('')}\r\n`)
  const [first] = (await once(socket, 'data')) as [Buffer]
  const end = first.indexOf('\r\n\r\n')
  const status = Number(first.toString('latin1', 9, 12))
  if (status === 101) return createSocket(socket, first.subarray(end + 4))
  socket.destroy()
  return status
}

function createSocket(socket: Socket, start: Buffer): RawSocket {
  const heard: { event: string; data: unknown }[] = []
  const waiting = new Set<() => void>()
  let buffer = Buffer.alloc(0)
  let taken = 0
  let pongs = 0
  const read = (part: Buffer) => {
    buffer = Buffer.concat([buffer, part])
    for (let frame = readFrame(buffer); frame; frame = readFrame(buffer)) {
      buffer = buffer.subarray(frame.size)
      if (frame.code === PONG) pongs += 1
      if (frame.code !== TEXT) continue
      const message = JSON.parse(frame.text) as { type: string; event?: string; data?: unknown }
      if (message.type === 'custom') heard.push({ event: message.event!, data: message.data })
    }
    for (const wake of waiting) wake()
  }
  const until = async (isDone: () => boolean) => {
    while (!isDone()) await new Promise<void>((resolve) => waiting.add(resolve))
  }
  socket.on('data', read).on('error', () => {})
  read(start)
  return {
    heard,
    send: (text) => void socket.write(toFrame(TEXT, text)),
    emit(event, data) {
      this.send(JSON.stringify({ type: 'custom', event, data }))
    },
    async next(event) {
      const find = () => heard.findIndex((one, index) => index >= taken && one.event === event)
      await until(() => find() !== -1)
      taken = find() + 1
      return heard[taken - 1]!.data
    },
    async flushed() {
      const before = pongs
      socket.write(toFrame(PING, ''))
      await until(() => pongs > before)
    },
    close: () => void socket.destroy(),
  }
}

const TEXT = 1
const PING = 9
const PONG = 10

/** What clients send is masked; a mask of zeros is one as well. */
function toFrame(code: number, text: string): Buffer {
  const data = Buffer.from(text)
  const head = data.length < 126 ? Buffer.alloc(2) : Buffer.alloc(10)
  head[0] = 0x80 | code
  head[1] = 0x80 | (data.length < 126 ? data.length : 127)
  if (data.length >= 126) head.writeBigUInt64BE(BigInt(data.length), 2)
  return Buffer.concat([head, Buffer.alloc(4), data])
}

function readFrame(
  buffer: Buffer,
): { readonly code: number; readonly text: string; readonly size: number } | undefined {
  if (buffer.length < 2) return undefined
  const short = buffer[1]! & 127
  const head = short === 127 ? 10 : short === 126 ? 4 : 2
  if (buffer.length < head) return undefined
  const length =
    short === 127 ? Number(buffer.readBigUInt64BE(2)) : short === 126 ? buffer.readUInt16BE(2) : short
  if (buffer.length < head + length) return undefined
  const text = buffer.toString('utf8', head, head + length)
  return { code: buffer[0]! & 15, text, size: head + length }
}
