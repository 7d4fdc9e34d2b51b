import type { IncomingMessage, ServerResponse } from 'node:http'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createRequestHold, type RequestHold } from '../../../../src/plugin/transaction/request-hold.ts'

let requests: RequestHold

function request(method = 'GET') {
  const next = vi.fn()
  requests.middleware({ method } as IncomingMessage, {} as ServerResponse, next) // it looks at nothing else
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
