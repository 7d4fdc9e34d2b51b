import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createServer, type DevEnvironment, type EnvironmentModuleNode, type ViteDevServer } from 'vite'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createBatch, type Batch } from '../../../../src/plugin/transaction/batch.ts'
import type { ServedCode } from '../../../../src/plugin/transaction/graph-snapshot.ts'
import { rollBackGraph } from '../../../../src/plugin/transaction/roll-back.ts'

const FILES = {
  'main.js': `import { text } from './view.js'\nconsole.log(text)`,
  'view.js': `import { leaf } from './leaf.js'\nimport './look.module.css'\nexport const text = leaf\nimport.meta.hot.accept()`,
  'other.js': `import { leaf } from './leaf.js'\nexport const other = leaf\nimport.meta.hot.accept()`,
  'leaf.js': `export const leaf = 'good'`,
  'look.module.css': `.look { color: green }`,
}

let root: string
let server: ViteDevServer
let client: DevEnvironment
let batch: Batch
const served: ServedCode = new WeakMap()

const save = (name: string, text: string) => writeFileSync(join(root, name), text)
const node = (name: string): EnvironmentModuleNode => client.moduleGraph.urlToModuleMap.get(`/${name}`)!
const codeOf = async (name: string) => (await client.transformRequest(`/${name}`))!.code
const updateOf = (name: string) =>
  ({ type: 'js-update', path: `/${name}`, acceptedPath: `/${name}`, timestamp: Date.now() }) as const

/** What Vite does for a saved file, with the snapshot taken in time. */
function change(name: string, text: string): void {
  const changed = node(name)
  batch.snapshot.capture([changed])
  batch.roots.add(changed)
  save(name, text)
  client.moduleGraph.onFileChange(join(root, name))
  client.moduleGraph.invalidateModule(changed, new Set(), Date.now(), true)
}

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'metamon-graph-'))
  for (const [name, text] of Object.entries(FILES)) save(name, text)
  server = await createServer({
    root,
    configFile: false,
    logLevel: 'silent',
    server: { middlewareMode: true, watch: null, ws: false },
    optimizeDeps: { noDiscovery: true },
  })
  client = server.environments.client
  for (const name of Object.keys(FILES)) await codeOf(name)
  batch = createBatch(client, served)
})
afterEach(async () => {
  await server.close()
  rmSync(root, { recursive: true })
})

describe('a snapshot that is restored', () => {
  it('has the old code served again, to whoever asks', async () => {
    const before = await codeOf('view.js')
    change('leaf.js', `export const leaf = 'broken'`)
    expect(await codeOf('leaf.js')).toContain('broken')
    batch.snapshot.restore()
    expect(await codeOf('leaf.js')).toContain('good')
    expect(await codeOf('view.js')).toBe(before)
  })

  it('puts the edges of the graph back, and what Vite knows of a module', async () => {
    change('view.js', `export const text = 'alone'\nexport * from './missing.js'`)
    await expect(codeOf('view.js')).rejects.toThrow('missing')
    batch.snapshot.restore()
    expect(node('view.js').isSelfAccepting).toBe(true)
    expect([...node('view.js').importedModules].map((one) => one.url).sort()).toEqual(
      expect.arrayContaining(['/leaf.js', '/look.module.css']),
    )
    expect(node('leaf.js').importers.has(node('view.js'))).toBe(true)
  })

  it('is not overwritten by a transform that was under way', async () => {
    change('leaf.js', `export const leaf = 'broken'`)
    const underWay = codeOf('leaf.js')
    batch.snapshot.restore()
    await underWay
    expect(await codeOf('leaf.js')).toContain('good')
  })

  it('leaves the next save to be taken as any other', async () => {
    change('leaf.js', `export const leaf = 'broken'`)
    await codeOf('leaf.js')
    batch.snapshot.restore()
    batch = createBatch(client, served)
    change('leaf.js', `export const leaf = 'fixed'`)
    expect(await codeOf('leaf.js')).toContain('fixed')
  })
})

describe('a roll back', () => {
  it('serves the last good code of the whole closure under a new timestamp', async () => {
    change('leaf.js', `export const leaf = 'broken'`)
    change('look.module.css', `.look { color: red }`)
    const delivered = [updateOf('view.js')]
    for (const name of ['view.js', 'leaf.js', 'look.module.css']) await codeOf(name)
    const updates = rollBackGraph(client, batch, delivered, new Set(['/view.js']))
    expect(updates).toHaveLength(1)
    const { timestamp } = updates[0]!
    expect(timestamp).toBeGreaterThan(delivered[0]!.timestamp)
    expect(await codeOf('view.js')).toContain(`/leaf.js?t=${timestamp}`)
    expect(await codeOf('leaf.js')).toContain('good')
    expect(await codeOf('look.module.css')).toContain('green')
  })

  it('knows what pages run of a module that was invalidated without being served again', async () => {
    change('leaf.js', `export const leaf = 'good enough'`)
    await codeOf('leaf.js')
    batch.snapshot.commit()
    client.moduleGraph.onFileChange(join(root, 'leaf.js'))
    batch = createBatch(client, served)
    change('leaf.js', `export const leaf = 'broken'`)
    for (const name of ['view.js', 'leaf.js']) await codeOf(name)
    rollBackGraph(client, batch, [updateOf('view.js')], new Set(['/view.js']))
    expect(await codeOf('leaf.js')).toContain('good enough')
  })

  it('leaves the timestamps alone where no page needs anything again', async () => {
    change('leaf.js', `export const leaf = 'broken'`)
    expect(rollBackGraph(client, batch, [updateOf('view.js')], new Set())).toEqual([])
    expect(node('leaf.js').lastHMRTimestamp).toBe(0)
    expect(await codeOf('view.js')).not.toContain('?t=')
  })

  it('takes along whatever shares a changed module, so that there is one instance of it', async () => {
    change('leaf.js', `export const leaf = 'broken'`)
    for (const name of ['view.js', 'other.js']) await codeOf(name)
    const delivered = [updateOf('view.js'), updateOf('other.js')]
    const updates = rollBackGraph(client, batch, delivered, new Set(['/view.js']))
    expect(updates.map((one) => one.path)).toEqual(['/view.js', '/other.js'])
  })
})
