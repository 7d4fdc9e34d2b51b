import { expect, test, vi } from 'vitest'
import type { IslandSource } from '../../../adapters/contract.ts'
import { createHostSource } from '../../../adapters/shared/host-source.ts'

const sourceOf = (component: unknown): IslandSource => ({
  framework: 'solid',
  component,
  mount: () => ({ update() {}, unmount() {} }),
})

test('tells its listeners of another component, and not of the same one', () => {
  const host = createHostSource()
  const listener = vi.fn<() => void>()
  host.subscribe(listener)
  host.show(sourceOf('a'))
  host.show(sourceOf('a'))
  expect(listener).toHaveBeenCalledOnce()
  host.show(sourceOf('b'))
  expect(listener).toHaveBeenCalledTimes(2)
  expect(host.current?.component).toBe('b')
})

test('ends one subscription at a time, even of the same function', () => {
  const host = createHostSource()
  const listener = vi.fn<() => void>()
  const end = host.subscribe(listener)
  host.subscribe(listener)
  end()
  end()
  host.show(sourceOf('a'))
  expect(listener).toHaveBeenCalledOnce()
})
