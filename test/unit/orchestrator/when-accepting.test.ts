import { expect, it } from 'vitest'
import { whenAccepting } from '../../../src/orchestrator/when-accepting.ts'
import { nextTask } from '../../../adapters/shared/hot-adapter.ts'
import { createPage } from './support/page.ts'

async function setUp(body: Parameters<Awaited<ReturnType<typeof createPage>>['load']>[1]) {
  const page = await createPage()
  await page.load('/a.ts', body)
  page.begin({
    id: '1',
    files: ['a.ts'],
    reason: 'hot.self-accept',
    phase: 'update',
    expected: [{ url: '/a.ts', timestamp: 1, tracked: true, framework: 'vue' }],
  })
  return page
}

it('waits for a module that imports itself before it accepts', async () => {
  const heard: string[] = []
  const { context, update } = await setUp((hot) => {
    void nextTask().then(() => {
      heard.push('accepts')
      hot.accept()
    })
  })
  heard.splice(0)
  await update({ path: '/a.ts', timestamp: 1 })
  expect(await whenAccepting(context)).toBe(true)
  expect(heard).toEqual(['accepts'])
})

it('gives up on a module that never accepts', async () => {
  const { context } = await setUp(() => {})
  expect(await whenAccepting(context)).toBe(false)
})

it('says no while the update goes on with other modules', async () => {
  const page = await setUp((hot) => hot.accept())
  page.invalidated()
  expect(await whenAccepting(page.context)).toBe(false)
})

it('says no where Vite cannot be asked', async () => {
  const { context } = await setUp((hot) => hot.accept())
  expect(await whenAccepting({ ...context, guard: undefined })).toBe(false)
})
