import { createHotReloadTest } from 'metamon/testing'
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
