import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import vue from '@vitejs/plugin-vue'
import { createServer, type ViteDevServer } from 'vite'
import solid from 'vite-plugin-solid'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { findCompilers, type Compiler } from '../../../src/plugin/warm-up/compilers.ts'
import { createPractice } from '../../../src/plugin/warm-up/practice.ts'

const SOURCES: Record<string, string> = {
  'Card.vue':
    '<script setup lang="ts">const n: number = 1</script><template><p>{{ n }}</p></template><style scoped>p { color: red }</style>',
  'Plain.vue': '<template><p>plain</p></template>',
  'Card.svelte':
    '<script lang="ts">let n: number = $state(1)</script><p>{n}</p><style>p { color: red }</style>',
  'Card.tsx': 'export const Card = (props: { n: number }) => <p>{props.n}</p>',
}

const root = mkdtempSync(join(tmpdir(), 'metamon-practice-'))
let server: ViteDevServer

beforeAll(async () => {
  for (const [name, text] of Object.entries(SOURCES)) writeFileSync(join(root, name), text)
  server = await createServer({
    configFile: false,
    root,
    logLevel: 'silent',
    server: { middlewareMode: true, ws: false, watch: null },
    optimizeDeps: { noDiscovery: true },
    plugins: [solid(), vue(), svelte({ configFile: false })],
  })
  for (const name of Object.keys(SOURCES))
    await server.environments.client.pluginContainer
      .transform(SOURCES[name]!, join(root, name))
      .catch(() => {})
})

afterAll(async () => {
  await server.close()
  rmSync(root, { recursive: true })
})

describe('the compilers of the official plugins', () => {
  const find = () => {
    const { config, environments } = server
    return findCompilers({
      plugins: config.plugins,
      environment: environments.client,
      isSolid: (file) => file.endsWith('.tsx'),
    })
  }

  it.each(Object.entries(SOURCES))('compile %s, and nothing comes of it', async (name, text) => {
    const { moduleGraph } = server.environments.client
    const before = [...moduleGraph.idToModuleMap.keys()]
    const compilers = find().filter((one) => one.compiles(join(root, name)))
    expect(compilers).toHaveLength(1)
    await compilers[0]!.compile(join(root, name), text)
    expect([...moduleGraph.idToModuleMap.keys()]).toEqual(before)
  })

  it.each(Object.keys(SOURCES))('throw what is wrong with %s', async (name) => {
    const compiler = find().find((one) => one.compiles(join(root, name)))!
    const compile = async () => compiler.compile(join(root, name), '<script setup>const = </script> <{')
    await expect(compile()).rejects.toThrow()
  })

  it('are none without the plugins', () => {
    const { environments } = server
    expect(findCompilers({ plugins: [], environment: environments.client, isSolid: () => true })).toEqual([])
  })
})

describe('the practice of compilers', () => {
  function createContext(files: readonly string[], compilers: readonly Compiler[]) {
    const node = { transformResult: { code: '' } }
    const paths = files.map((name) => (name.startsWith('/') ? name : join(root, name)))
    const fileToModulesMap = new Map(paths.map((path) => [path, new Set([node])]))
    // Nothing else of the graph is asked for.
    const environment = {
      moduleGraph: { fileToModulesMap },
    } as unknown as ViteDevServer['environments']['client']
    return { next: createPractice({ compilers, environment }), fileToModulesMap, node }
  }

  const compilerOf = (ending: string, compile: Compiler['compile'] = () => {}) => {
    const spy = vi.fn(compile)
    return { compile: spy, compiles: (file: string) => file.endsWith(ending) }
  }

  async function runAll(next: ReturnType<typeof createPractice>) {
    for (let run = next(); run; run = next()) await run()
  }

  it('takes turns, and goes through all files, until each has compiled enough', async () => {
    const [one, other] = [compilerOf('.vue'), compilerOf('.svelte')]
    const { next } = createContext(['Card.vue', 'Card.svelte', 'Plain.vue'], [one, other])
    for (let run = 0; run < 4; run++) await next()!()
    expect(one.compile.mock.calls.map(([file]) => file)).toEqual([
      join(root, 'Card.vue'),
      join(root, 'Plain.vue'),
    ])
    expect(other.compile).toHaveBeenCalledTimes(2)
    expect(other.compile).toHaveBeenCalledWith(join(root, 'Card.svelte'), SOURCES['Card.svelte'])
    await runAll(next)
    expect(one.compile).toHaveBeenCalledTimes(248)
    expect(other.compile).toHaveBeenCalledTimes(249)
  })

  it('leaves out what cannot be compiled alone, packages, and what no page has loaded', async () => {
    const compiler = compilerOf('.vue', (file) => {
      if (file.endsWith('Card.vue')) throw new Error('on purpose')
    })
    const { next, fileToModulesMap } = createContext(
      ['Card.vue', 'Plain.vue', '/gone/Gone.vue', '/app/node_modules/package/Card.vue'],
      [compiler],
    )
    fileToModulesMap.set(join(root, 'Unloaded.vue'), new Set())
    await runAll(next)
    const files = compiler.compile.mock.calls.map(([file]) => file)
    expect(files.filter((file) => file.endsWith('Card.vue'))).toHaveLength(1)
    expect(new Set(files)).toEqual(new Set([join(root, 'Card.vue'), join(root, 'Plain.vue')]))
  })

  it('has nothing to do in an app of many files, and goes on where more are loaded later', async () => {
    const compiler = compilerOf('.vue')
    const many = Array.from({ length: 250 }, (_, index) => `Card${index}.vue`)
    expect(createContext(many, [compiler]).next()).toBeUndefined()
    const { next, fileToModulesMap, node } = createContext([], [compiler])
    expect(next()).toBeUndefined()
    fileToModulesMap.set(join(root, 'Card.vue'), new Set([node]))
    expect(next()).toBeDefined()
  })
})
