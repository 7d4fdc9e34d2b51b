import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { createHotReloadTest } from 'metamon/testing'
import { createLogger, createServer } from 'vite'
import { describe, expect, it } from 'vitest'
import { configText, PAGE } from './support/app.ts'

describe('an app below another base', () => {
  it('is updated in place, and its modules answer once', async () => {
    await using app = await createHotReloadTest({
      files: {
        'vite.config.ts': configText(`{ frameworks: ['vue'] }`).replace(
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
    await writeFile(join(project, 'vite.config.ts'), configText('{}').replace('export default {', start))
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
        'vite.config.ts': configText('{}'),
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
