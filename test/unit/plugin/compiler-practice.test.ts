import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import vue from '@vitejs/plugin-vue'
import { createServer, type ViteDevServer } from 'vite'
import solid from 'vite-plugin-solid'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { findCompilers } from '../../../src/plugin/warm-up/compilers.ts'
import { createPractice, type Practice } from '../../../src/plugin/warm-up/practice.ts'
import { SAMPLES } from '../../../src/plugin/warm-up/samples.ts'

const FILES: Record<string, string> = {
  'Sample.vue': SAMPLES.vue,
  'Sample.svelte': SAMPLES.svelte,
  'Sample.tsx': SAMPLES.solid,
}

const root = mkdtempSync(join(tmpdir(), 'metamon-practice-'))
const callbacks = { babel: vi.fn(() => ({})), dynamicCompileOptions: vi.fn(() => undefined) }
/** What the official plugins have made of files. */
const compiled = new Map<string, string>()
let server: ViteDevServer

beforeAll(async () => {
  for (const [name, text] of Object.entries(FILES)) writeFileSync(join(root, name), text)
  server = await createServer({
    configFile: false,
    root,
    logLevel: 'silent',
    server: { middlewareMode: true, ws: false, watch: null },
    optimizeDeps: { noDiscovery: true },
    plugins: [
      solid({ babel: callbacks.babel }),
      vue(),
      svelte({ configFile: false, dynamicCompileOptions: callbacks.dynamicCompileOptions }),
      {
        name: 'test:collect',
        enforce: 'post',
        transform: (code, id) => void compiled.set(id, code),
      },
    ],
  })
})

afterEach(() => void vi.restoreAllMocks())

afterAll(async () => {
  await server.close()
  rmSync(root, { recursive: true })
})

describe('the samples', () => {
  it.each(Object.keys(FILES))('%s is compiled without a complaint', async (name) => {
    const warn = vi.spyOn(console, 'warn')
    const log = vi.spyOn(server.config.logger, 'warn')
    const id = join(root, name)
    // Where the packages are that it imports is of no interest.
    await server.environments.client.pluginContainer.transform(FILES[name]!, id).catch(() => {})
    expect(compiled.get(id)).toContain('sample')
    expect([...warn.mock.calls, ...log.mock.calls]).toEqual([])
  })
})

describe('the compilers of the official plugins', () => {
  const router = {
    decided: (id: string) => (id.includes('.react.') ? ('react' as const) : ('solid' as const)),
  }
  const find = () => findCompilers({ plugins: server.config.plugins, root, router })

  it.each(Object.keys(FILES))('practise for %s, with nothing of the user', async (name) => {
    const { moduleGraph } = server.environments.client
    const before = [...moduleGraph.idToModuleMap.keys()]
    const compilers = find().filter((one) => one.compiles(`${join(root, name)}?v=1`))
    expect(compilers).toHaveLength(1)
    for (const callback of Object.values(callbacks)) callback.mockClear()
    await compilers[0]!.practise()
    for (const callback of Object.values(callbacks)) expect(callback).not.toHaveBeenCalled()
    expect([...moduleGraph.idToModuleMap.keys()]).toEqual(before)
  })

  it.each(['A.react.tsx', 'a.ts', 'a.css'])('leave %s to others', (name) => {
    expect(find().filter((one) => one.compiles(join(root, name)))).toEqual([])
  })

  it('are none without the plugins', () => {
    expect(findCompilers({ plugins: [], root, router })).toEqual([])
  })
})

describe('the practice of compilers', () => {
  const compilerOf = (ending: string, practise: () => unknown = () => {}) => ({
    compiles: (id: string) => id.endsWith(ending),
    practise: vi.fn(practise),
  })

  async function runAll({ next }: Practice) {
    for (let run = next(); run; run = next()) await run()
  }

  it('takes turns, until each compiler has compiled enough files', async () => {
    const [vueOne, svelteOne] = [compilerOf('.vue'), compilerOf('.svelte')]
    const practice = createPractice([vueOne, svelteOne])
    for (const id of ['/a.vue', '/b.vue', '/a.svelte', '/a.css']) practice.noteFile(id)
    for (let run = 0; run < 5; run++) await practice.next()!()
    expect(vueOne.practise).toHaveBeenCalledTimes(2)
    expect(svelteOne.practise).toHaveBeenCalledTimes(3)
    await runAll(practice)
    expect(vueOne.practise).toHaveBeenCalledTimes(248)
    expect(svelteOne.practise).toHaveBeenCalledTimes(249)
  })

  it('has nothing to do before a file has come, and in an app of many files', () => {
    const practice = createPractice([compilerOf('.vue')])
    expect(practice.next()).toBeUndefined()
    practice.noteFile('/a.vue')
    expect(practice.next()).toBeDefined()
    for (let index = 0; index < 250; index++) practice.noteFile('/a.vue')
    expect(practice.next()).toBeUndefined()
  })

  it('ends for a compiler that cannot be used', async () => {
    const broken = compilerOf('.vue', () => {
      throw new Error('on purpose')
    })
    const other = compilerOf('.svelte')
    const practice = createPractice([broken, other])
    for (const id of ['/a.vue', '/a.svelte']) practice.noteFile(id)
    await runAll(practice)
    expect(broken.practise).toHaveBeenCalledTimes(1)
    expect(other.practise).toHaveBeenCalledTimes(249)
  })
})
