import type { IncomingMessage, ServerResponse } from 'node:http'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createRequestHold, type RequestHold } from '../../../../src/plugin/transaction/request-hold.ts'

let requests: RequestHold

function request(method = 'GET', url = '/') {
  const next = vi.fn()
  requests.middleware({ method, url } as IncomingMessage, {} as ServerResponse, next) // it looks at nothing else
  return next
}

beforeEach(() => {
  vi.useFakeTimers()
  requests = createRequestHold()
})
afterEach(() => vi.useRealTimers())

it('lets requests pass while nothing is open', () => {
  expect(request()).toHaveBeenCalledTimes(1)
})

it('keeps what a page asks for until it is decided what it gets', () => {
  const release = requests.hold()
  const next = request()
  expect(next).not.toHaveBeenCalled()
  release()
  expect(next).toHaveBeenCalledTimes(1)
  expect(request()).toHaveBeenCalledTimes(1)
})

it('keeps nothing for good', async () => {
  requests.hold()
  const next = request()
  await vi.advanceTimersByTimeAsync(2000)
  expect(next).toHaveBeenCalledTimes(1)
})

it('keeps only what reads', () => {
  requests.hold()
  expect(request('POST')).toHaveBeenCalledTimes(1)
})

it('keeps the modules of an update for as long as it is open, and no longer', async () => {
  const release = requests.hold()
  requests.announce(1_790_000_000_000)
  const [announced, other] = ['/a.ts?t=1790000000000', '/a.ts?t=1790000000001'].map((url) =>
    request('GET', url),
  )
  await vi.advanceTimersByTimeAsync(60_000)
  expect(other).toHaveBeenCalledTimes(1)
  expect(announced).not.toHaveBeenCalled()
  release()
  expect(announced).toHaveBeenCalledTimes(1)
  requests.hold()
  const late = request('GET', '/a.ts?t=1790000000000')
  await vi.advanceTimersByTimeAsync(2000)
  expect(late).toHaveBeenCalledTimes(1)
})

it('lets pass what a page needs to handle the update', () => {
  requests.hold()
  expect(
    request('GET', '/@fs/app/node_modules/metamon/dist/chunks/client/depart-a1_b-2.js'),
  ).toHaveBeenCalledTimes(1)
})
