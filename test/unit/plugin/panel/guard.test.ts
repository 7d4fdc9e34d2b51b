import { describe, expect, it } from 'vitest'
import { isLoopback, refusalOf } from '../../../../src/plugin/panel/guard.ts'

describe('the guard of the panel', () => {
  const from = (remoteAddress: string) => ({
    method: 'GET',
    url: '/__metamon/',
    headers: { host: 'localhost:5173' },
    socket: { remoteAddress },
  })

  it.each(['192.168.1.7', '10.0.0.2', 'fe80::1', '::ffff:192.168.1.7', '128.0.0.1'])(
    'refuses %s, unless the server was opened to the network',
    (address) => {
      expect(refusalOf(from(address), { isOpenToNetwork: false })).toBe(403)
      expect(refusalOf(from(address), { isOpenToNetwork: true })).toBeUndefined()
    },
  )

  it('believes no header that names an address', () => {
    const request = from('192.168.1.7')
    const headers = { ...request.headers, 'x-forwarded-for': '127.0.0.1', forwarded: 'for=127.0.0.1' }
    expect(refusalOf({ ...request, headers }, { isOpenToNetwork: false })).toBe(403)
  })

  it.each(['127.0.0.1', '127.8.0.1', '::1', '::ffff:127.0.0.1', undefined])(
    'takes %s for this machine',
    (address) => {
      expect(isLoopback(address)).toBe(true)
    },
  )
})
