import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createPrefetch } from '../../../src/orchestrator/prefetch.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

type Link = Partial<Record<'rel' | 'href' | 'nonce', string>> & Record<'onload' | 'onerror', () => void>

function setUp({ base = '/', nonce = '' } = {}) {
  const links: Link[] = []
  // As far as it is used.
  const page = {
    createElement: () => {
      const link = { remove: () => void links.splice(links.indexOf(link as never), 1) }
      return link
    },
    querySelector: () => (nonce ? { nonce } : null),
    head: { append: (link: Link) => void links.push(link) },
  } as unknown as Document
  const client = { hotModulesMap: new Map([['/src/a.ts', { callbacks: [] }]]) }
  const url = 'http://localhost:5173/@id/client'
  return { links, page, prefetch: createPrefetch({ page, client, base, url }) }
}

const module = { path: '/src/a.ts', acceptedPath: '/src/a.ts', timestamp: 1_790_000_000_000 }

it('fetches under the url that Vite imports, and keeps nothing of how it was fetched', () => {
  const { links, prefetch } = setUp({ base: '/app/', nonce: 'once' })
  const acceptedPath = '/src/b.ts?raw'
  prefetch({ modules: [module, { ...module, acceptedPath, explicitImportRequired: true }] })
  const common = { rel: 'modulepreload', nonce: 'once' }
  expect(links).toMatchObject([
    { ...common, href: 'http://localhost:5173/app/src/a.ts?t=1790000000000' },
    { ...common, href: 'http://localhost:5173/app/src/b.ts?import&t=1790000000000&raw' },
  ])
  links[0]!.onload()
  links[0]!.onerror()
  expect(links).toHaveLength(2)
  vi.runAllTimers()
  expect(links).toEqual([])
})

it('fetches nothing that the page does not run, or that is from elsewhere', () => {
  const { links, page, prefetch } = setUp()
  prefetch({ modules: [{ ...module, path: '/src/c.ts' }] })
  prefetch({ modules: [{ ...module, acceptedPath: 'https://example.com/a.js' }] })
  prefetch({ modules: [{ ...module, acceptedPath: '//example.com/a.js' }] })
  createPrefetch({ page, client: undefined, base: '/', url: 'http://localhost/' })({ modules: [module] })
  expect(links).toEqual([])
})
