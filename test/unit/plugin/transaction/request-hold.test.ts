import type { IncomingMessage, ServerResponse } from 'node:http'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
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

describe('a module of an update', () => {
  const urlAt = (timestamp: number, path = '/a.ts') => `${path}?t=${timestamp}`
  const timestamp = 1_790_000_000_000

  it('is answered when it is prepared, whenever it is asked for', () => {
    requests.hold()
    requests.announce(timestamp)
    const [early, other] = [request('GET', urlAt(timestamp)), request('GET', urlAt(timestamp, '/b.ts'))]
    requests.answer('/a.ts')
    expect(early).toHaveBeenCalledTimes(1)
    expect(request('GET', urlAt(timestamp))).toHaveBeenCalledTimes(1)
    expect(request('GET', urlAt(timestamp + 1))).not.toHaveBeenCalled()
    expect(other).not.toHaveBeenCalled()
  })

  it('is known under the base of the server, and by its query', () => {
    requests = createRequestHold('/app/')
    requests.hold()
    requests.announce(timestamp)
    requests.answer('/a.vue?vue&type=style')
    expect(request('GET', `/app/a.vue?vue&type=style&t=${timestamp}`)).toHaveBeenCalledTimes(1)
    expect(request('GET', `/app/a.vue?t=${timestamp}&vue&type=style`)).toHaveBeenCalledTimes(1)
    expect(request('GET', `/app/a.vue?t=${timestamp}`)).not.toHaveBeenCalled()
  })

  it('is answered no more when it was answered too early, and waits for the end', () => {
    const release = requests.hold()
    requests.announce(timestamp)
    expect(requests.withdraw()).toBe(false)
    requests.answer('/a.ts')
    expect(requests.withdraw()).toBe(true)
    expect(requests.withdraw()).toBe(false)
    const late = request('GET', urlAt(timestamp))
    requests.answer('/a.ts')
    expect(late).not.toHaveBeenCalled()
    release()
    expect(late).toHaveBeenCalledTimes(1)
  })
})
