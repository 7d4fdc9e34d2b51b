import { expect, it, vi } from 'vitest'
import { loadOnce } from '../../../src/plugin/load-once.ts'

it('loads with the first use, and runs at once from then on', async () => {
  const load = vi.fn(async () => ({ double: (value: number) => value * 2 }))
  const doubler = loadOnce(load)
  expect(load).not.toHaveBeenCalled()
  expect(await doubler.use(({ double }) => double(2))).toBe(4)
  expect(doubler.use(({ double }) => double(3))).toBe(6)
  expect(load).toHaveBeenCalledOnce()
})

it('tries again what could not be loaded', async () => {
  const load = vi.fn(async () => ({ value: 1 })).mockRejectedValueOnce(new Error('busy'))
  const loaded = loadOnce(load)
  await expect(loaded.use(({ value }) => value)).rejects.toThrow('busy')
  expect(await loaded.use(({ value }) => value)).toBe(1)
})

it('keeps one of what is loaded at the same time', async () => {
  const loaded = loadOnce(async () => ({}))
  const [first, second] = await Promise.all([loaded.use((one) => one), loaded.use((one) => one)])
  expect(second).toBe(first)
})
