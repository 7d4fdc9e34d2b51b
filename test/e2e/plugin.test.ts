import { existsSync, readFileSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { createHotReloadTest } from 'metamon/testing'
import { createLogger, createServer } from 'vite'
import { describe, expect, it } from 'vitest'

const CONFIG = (options: string, plugins = '') => `import metamon from 'metamon/vite'
import react from '@vitejs/plugin-react'
import solid from 'vite-plugin-solid'
export default { plugins: [metamon(${options}), ${plugins}] }
void react, void solid`
const PAGE =
  '<!doctype html><link rel="icon" href="data:," /><body><div id="app"></div><script type="module" src="/src/main.ts"></script></body>'

describe('dependency pre-bundling', () => {
  it('finds what only .mtm files import, before the page asks for it', async () => {
    await using app = await createHotReloadTest({
      files: {
        'vite.config.ts': CONFIG(`{ frameworks: ['vue', 'svelte'] }`),
        'index.html': PAGE,
        'src/main.ts': `import { mount } from './A.mtm'\nmount(document.querySelector('#app')!)`,
        'src/A.mtm': `---\ntarget: vue\n---\n<script setup>import { atom } from 'nanostores'\nimport B from './B.mtm'\nconst n = atom(1).get()</script>\n<template><b>{{ n }}</b><B /></template>`,
        'src/B.mtm': `---\ntarget: svelte\n---\n<script>import { signal } from '@preact/signals-core'\nconst n = signal(2).value</script>\n<i>{n}</i>`,
      },
    })
    await app.page.waitForFunction(
      () => document.querySelector('#app')?.textContent?.replace(/\s/g, '') === '12',
    )
    expect(app.serverLog.filter((line) => /new dependencies|reloading/.test(line))).toEqual([])
    expect(app.browserLog.filter((line) => line.includes('connecting'))).toHaveLength(1)
  })
})

describe('a JSX file that nothing assigns to a framework', () => {
  it('is refused by name, with the ways to decide it', async () => {
    await using app = await createHotReloadTest({
      files: {
        'vite.config.ts': CONFIG(`{ frameworks: ['react', 'solid'] }`),
        'index.html': PAGE,
        'src/main.ts': `import './Riddle'`,
        'src/Riddle.tsx': `export const a = <p>?</p>`,
      },
    })
    const response = await fetch(`${app.url}src/Riddle.tsx`)
    expect(response.status).toBe(500)
    const text = await response.text()
    expect(text).toContain('MTM3003')
    expect(text).toContain('src/Riddle.tsx')
  })
})

describe('plugins that the user has configured', () => {
  it('are enough: native and .mtm files of all of them are updated in place', async () => {
    await using app = await createHotReloadTest({
      files: {
        'vite.config.ts': `import metamon from 'metamon/vite'
import react from '@vitejs/plugin-react'
import vue from '@vitejs/plugin-vue'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import solid from 'vite-plugin-solid'
const SOLID = /\\.solid\\.tsx$/
export default {
  plugins: [metamon(), solid({ include: SOLID }), react({ exclude: [/node_modules/, SOLID] }), vue(), svelte()],
}`,
        'index.html': PAGE,
        'src/main.ts': ['React', 'Vue', 'Svelte', 'Solid']
          .map((one) => `import { mount as mount${one} } from './${one}.mtm'\nmount${one}(document.body)`)
          .join('\n'),
        'src/React.mtm': `---\ntarget: react\n---\nimport { useSignal } from 'metamon/react'\nimport Native from './Native'\nexport default function View() { const [n, setN] = useSignal('n', 0); return <p id="react" onClick={() => setN(n + 1)}>{n} <Native /></p> }`,
        'src/Native.tsx': `export default function Native() { return <b>native-0</b> }`,
        'src/Vue.mtm': `---\ntarget: vue\n---\n<script setup>import { useSignal } from 'metamon/vue'\nconst n = useSignal('n', 0)</script>\n<template><p id="vue" @click="n++">{{ n }} mtm-0</p></template>`,
        'src/Svelte.mtm': `---\ntarget: svelte\n---\n<script>import { useSignal } from 'metamon/svelte'\nconst n = useSignal('n', 0)</script>\n<p id="svelte">{n.current} mtm-0</p>`,
        'src/Solid.mtm': `---\ntarget: solid\n---\nimport { useSignal } from 'metamon/solid'\nexport default function View() { const [n] = useSignal('n', 0); return <p id="solid">{n()} mtm-0</p> }`,
      },
    })
    await app.page.click('#react')
    await app.page.click('#vue')
    await app.page.waitForFunction(() => document.querySelector('#solid')?.textContent?.startsWith('2'))
    for (const file of ['src/Native.tsx', 'src/Vue.mtm', 'src/Svelte.mtm', 'src/Solid.mtm']) {
      const entry = await app.edit(file, (text) => text.replace(/(native|mtm)-0/, '$1-1'))
      expect(entry, file).toMatchObject({ outcome: 'applied', diagnostics: [] })
    }
    const texts = await app.page.$$eval('p', (nodes) => nodes.map((node) => node.textContent?.trim()))
    expect(texts).toEqual(['2 native-1', '2 mtm-1', '2 mtm-1', '2 mtm-1'])
    expect(app.browserLog.filter((line) => line.includes('connecting'))).toHaveLength(1)
  })
})

describe('an app below another base', () => {
  it('is updated in place, and its modules answer once', async () => {
    await using app = await createHotReloadTest({
      files: {
        'vite.config.ts': CONFIG(`{ frameworks: ['vue'] }`).replace(
          'export default {',
          "export default { base: '/below/here/',",
        ),
        'index.html': PAGE,
        'src/main.ts': `import { mount } from './A.mtm'\nimport './heard'\nmount(document.querySelector('#app')!)`,
        'src/heard.ts': `import { on } from 'metamon'\nwindow.heard = 0\non('ping', () => { window.heard++ })\nimport.meta.hot?.accept()\n`,
        'src/A.mtm': `---\ntarget: vue\nchannels:\n  - event: ping\n    emit: ping\n---\n<script setup>const n = 0</script>\n<template><button @click="ping()">a-{{ n }}</button></template>`,
      },
    })
    await app.page.waitForSelector('button')
    expect((await app.edit('src/A.mtm', (text) => text.replace('a-', 'b-'))).outcome).toBe('applied')
    expect((await app.edit('src/heard.ts', (text) => `${text}// again`)).outcome).toBe('applied')
    await app.page.click('button')
    expect(await app.page.textContent('button')).toBe('b-0')
    expect(await app.page.evaluate('heard')).toBe(1)
    const broken = await app.edit('src/heard.ts', (text) => `${text}\nthrow new Error('on purpose')`)
    expect(broken).toMatchObject({ outcome: 'aborted', reason: 'aborted.evaluate' })
  })
})

describe('a server without hot reload', () => {
  it('serves the page as it is', async () => {
    const page = await fetchPage(`export default { server: { hmr: false }, `)
    expect(page.html).not.toContain('metamon')
    expect(page.module).not.toContain('__metamon_module__')
  })

  it('is told of when it is because Vite bundles in development', async () => {
    const page = await fetchPage(`export default { experimental: { bundledDev: true }, `)
    expect(page.log).toContain('Metamon steps aside')
    expect(page.html).not.toContain('metamon:client')
  })

  async function fetchPage(start: string) {
    await mkdir('.metamon-test', { recursive: true })
    const project = await mkdtemp(join(resolve('.metamon-test'), 'plain-'))
    const log: string[] = []
    await mkdir(join(project, 'src'))
    await writeFile(join(project, 'index.html'), PAGE)
    await writeFile(join(project, 'src/main.ts'), 'console.log(1)')
    await writeFile(join(project, 'vite.config.ts'), CONFIG('{}').replace('export default {', start))
    const collect = (message: string) => void log.push(message)
    const customLogger = { ...createLogger('silent'), warn: collect, warnOnce: collect }
    const server = await createServer({ root: project, customLogger, server: { host: '127.0.0.1', port: 0 } })
    try {
      await server.listen()
      const url = server.resolvedUrls!.local[0]!
      const [html, module] = await Promise.all([fetch(url), fetch(`${url}src/main.ts`)])
      return { html: await html.text(), module: await module.text(), log: log.join('\n') }
    } finally {
      await server.close()
      await rm(project, { recursive: true })
    }
  }
})

describe('a restart of the server', () => {
  it('reloads the page, and later saves are taken in place again', async () => {
    await using app = await createHotReloadTest({
      files: {
        'vite.config.ts': CONFIG('{}'),
        'index.html': PAGE,
        'src/main.ts': `document.body.dataset.version = '0'\nif (import.meta.hot) import.meta.hot.accept()\n`,
      },
    })
    await app.page.evaluate('window.isOld = true')
    const connected = app.page.waitForEvent('console', (message) =>
      message.text().includes('[vite] connected'),
    )
    await app.server.restart()
    await connected
    await app.page.waitForFunction('!window.isOld && document.body.dataset.version === "0"')
    const entry = await app.edit('src/main.ts', (text) => text.replace("'0'", "'1'"))
    expect(entry.outcome).toBe('applied')
    expect(await app.page.evaluate('document.body.dataset.version')).toBe('1')
    expect(app.entries).toHaveLength(1)
  })
})

describe('an option that is off', () => {
  const start = (options: string) =>
    createHotReloadTest({
      files: {
        'vite.config.ts': CONFIG(options),
        'index.html': PAGE,
        'src/main.ts': `import './store'\nimport { emit, signal } from 'metamon'\nObject.assign(window, { emit, total: signal('total', 0), heard: 0 })`,
        'src/store.ts': `import { on, signal } from 'metamon'\nsignal('total', 0).value = 1\non('add', () => { window.heard++ })\nimport.meta.hot?.accept()\n`,
      },
    })
  const touch = (app: Awaited<ReturnType<typeof start>>) =>
    app.page
      .evaluate('total.value = 5')
      .then(() => app.edit('src/store.ts', (text) => `${text}// touched\n`))
      .then(() =>
        app.page.evaluate<{ total: number; heard: number }>('emit("add"), { total: total.value, heard }'),
      )

  it.each([
    ['{}', { total: 5, heard: 1 }],
    ['{ preserveSignals: false }', { total: 1, heard: 1 }],
    ['{ preserveSubscriptions: false }', { total: 5, heard: 2 }],
  ])('does nothing any more: metamon(%s)', async (options, expected) => {
    await using app = await start(options)
    expect(await touch(app)).toEqual(expected)
  })
})

describe('the test kit', () => {
  const files = { 'vite.config.ts': CONFIG('{}'), 'index.html': PAGE, 'src/main.ts': `console.log('hello')` }

  it('says what both sides have printed when nothing settles', async () => {
    await using app = await createHotReloadTest({ files, timeoutMs: 300 })
    const waiting = app.write('node_modules/unwatched.js', '')
    await expect(waiting).rejects.toThrow(
      /nothing has settled 300 ms after the save of node_modules\/unwatched\.js/,
    )
    await expect(waiting).rejects.toThrow(/server log:[\s\S]*browser log:[\s\S]*log hello/)
  })

  it('refuses an edit that changes nothing, and a config without the plugin', async () => {
    await using app = await createHotReloadTest({ files })
    await expect(app.edit('src/main.ts', (text) => text)).rejects.toThrow(
      'edit of src/main.ts changes nothing',
    )
    await expect(
      createHotReloadTest({ files: { ...files, 'vite.config.ts': 'export default {}' } }),
    ).rejects.toThrow('has no metamon() in `plugins`')
  })

  it('never writes to the fixture, and leaves no copy behind', async () => {
    const app = await createHotReloadTest({ fixture: 'test/fixtures/native', files })
    const { root } = app
    await app.close()
    expect(existsSync(root)).toBe(false)
    expect(readFileSync('test/fixtures/native/src/main.ts', 'utf8')).not.toContain('hello')
  })
})

describe('the doctor', () => {
  const files = { 'index.html': PAGE, 'src/main.ts': '', 'src/App.tsx': `import 'react'` }
  const warnings = async (config: string, more: Record<string, string> = {}) => {
    await using app = await createHotReloadTest({ files: { ...files, 'vite.config.ts': config, ...more } })
    return app.serverLog.filter((line) => line.startsWith('warn') && line.includes('[metamon]')).join('\n')
  }

  it('names two JSX plugins that match one file, and the fix', async () => {
    const text = await warnings(CONFIG('', 'react(), solid()'))
    expect(text).toContain("React's and Solid's plugins both compile src/App.tsx")
    expect(text).toMatch(/fix: let metamon\(\{ frameworks \}\) configure them/)
  })

  it('names the wrong plugin order for the dependency scan', async () => {
    const text = await warnings(CONFIG('', 'react({ exclude: /x/ }), solid({ include: /\\.solid\\.tsx$/ })'))
    expect(text).toContain('put solid() before react()')
    expect(text).not.toContain('both compile')
  })

  it("names a tsconfig jsxImportSource that React's files would take", async () => {
    const tsconfig = '{\n  // for Solid\n  "compilerOptions": { "jsxImportSource": "solid-js" }\n}'
    expect(await warnings(CONFIG('', 'react()'), { 'tsconfig.json': tsconfig })).toContain(
      'jsxImportSource to "solid-js"',
    )
    const explicit = CONFIG('', `react({ jsxImportSource: 'react' })`)
    expect(await warnings(explicit, { 'tsconfig.json': tsconfig })).toBe('')
  })

  it('names a plugin that is there twice', async () => {
    expect(await warnings(CONFIG(`{ frameworks: ['react'] }`, 'react()'))).toContain(
      'the plugin of react is configured twice',
    )
  })

  it('has nothing to say of a project that is in order', async () => {
    expect(await warnings(CONFIG(`{ frameworks: ['react', 'solid'] }`))).toBe('')
  })
})
