import { disable, enable } from 'obug'
import { afterEach, expect, it, vi } from 'vitest'
import { createDebugLog } from '../../../src/plugin/debug.ts'

afterEach(() => {
  disable()
  vi.restoreAllMocks()
})

it('writes what is asked for, and makes no text of anything else', () => {
  const write = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  enable('metamon:graph')
  const debug = createDebugLog()
  const unheard = vi.fn(() => '')
  debug('graph', () => 'a -> b')
  debug('state', unheard)
  expect(write.mock.calls.map(([text]) => String(text)).join('')).toMatch(/metamon:graph.*a -> b/)
  expect(unheard).not.toHaveBeenCalled()
})
