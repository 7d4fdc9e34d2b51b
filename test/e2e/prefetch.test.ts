import { writeFileSync } from 'node:fs'
import { createHotReloadTest, type HotReloadTest } from 'metamon/testing'
import { afterEach, describe, expect, it } from 'vitest'
import { settledAfter } from './support/settled.ts'

const FILES = {
  'vite.config.js': `import metamon from 'metamon/vite'\nexport default { plugins: [metamon({ logLevel: 'silent' })] }`,
  'index.html':
    '<link rel="icon" href="data:," /><body><p></p><script type="module" src="/src/main.js"></script></body>',
  'src/main.js': `import './view.js'`,
  'src/view.js': `import { text } from './text.js'
document.querySelector('p').textContent = text
import.meta.hot.accept()`,
  'src/text.js': `export const text = 'text-0'`,
}

type Setting = Pick<NonNullable<Parameters<typeof createHotReloadTest>[0]>, 'vite'>

const SETTINGS: Record<string, Setting> = {
  'at the root of a server': {},
  'under a base': { vite: { base: '/app/' } },
  'under a policy that wants a nonce': {
    vite: {
      html: { cspNonce: 'once' },
      server: { headers: { 'Content-Security-Policy': "script-src 'nonce-once' 'strict-dynamic'" } },
    },
  },
}

let app: HotReloadTest
afterEach(() => app.close())

/** Follows what the page asks for because of updates. */
function followRequests(): string[] {
  const urls: string[] = []
  app.page.on('request', (request) => {
    if (/[?&]t=\d{13}/.test(request.url())) urls.push(new URL(request.url()).pathname)
  })
  return urls
}

const shown = () => app.page.textContent('p')
/** Follows what the page fetches before it imports it. */
const followLinks = () =>
  app.page.evaluate(() => {
    const added: string[] = []
    Object.assign(window, { added })
    new MutationObserver((records) => {
      for (const node of records.flatMap((one) => [...one.addedNodes]))
        if (node instanceof HTMLLinkElement) added.push(new URL(node.href).pathname.replace(/.*\//, ''))
    }).observe(document.head, { childList: true })
  })
const addedLinks = () => app.page.evaluate(() => (window as { added?: string[] }).added?.splice(0))

const linkCount = () => app.page.locator('link[rel=modulepreload]').count()

describe.each(Object.entries(SETTINGS))('a page %s', (_, setting) => {
  it('fetches each module of an update once, and keeps nothing of how it was fetched', async () => {
    app = await createHotReloadTest({ files: FILES, ...setting })
    await app.page.waitForFunction(() => document.querySelector('p')?.textContent === 'text-0')
    const requests = followRequests()
    await followLinks()
    for (const text of ['text-1', 'text-2']) {
      requests.splice(0)
      expect(await app.edit('src/text.js', (code) => code.replace(/text-\d/, text))).toMatchObject({
        outcome: 'applied',
      })
      expect(await shown()).toBe(text)
      expect(requests.map((one) => one.replace(/.*\//, '')).sort()).toEqual(['text.js', 'view.js'])
      expect(await addedLinks()).toEqual(['view.js'])
      await expect.poll(linkCount).toBe(0)
    }
    expect(app.browserLog.filter((line) => /^(?:error|pageerror|warning)/.test(line))).toEqual([])
  })

  it('runs on after an update that does not come, and takes the next one', async () => {
    app = await createHotReloadTest({ files: FILES, ...setting })
    await app.page.waitForFunction(() => document.querySelector('p')?.textContent === 'text-0')
    const broken = await app.edit('src/text.js', (code) => code.replace('text-0', "text-1' = '"))
    expect(broken).toMatchObject({ outcome: 'aborted' })
    expect(await shown()).toBe('text-0')
    await expect.poll(linkCount).toBe(0)
    const fixed = await app.edit('src/text.js', (code) => code.replace("text-1' = '", 'text-2'))
    expect(fixed).toMatchObject({ outcome: 'applied' })
    expect(await shown()).toBe('text-2')
  })
})

describe('a module that was fetched before more has been saved', () => {
  it('waits for it, so that it runs with what it imports', async () => {
    const config = `import metamon from 'metamon/vite'\nexport default { plugins: [metamon({ debounceMs: 300 })] }`
    const text = `${FILES['src/text.js']}\nimport.meta.hot.accept()`
    app = await createHotReloadTest({ files: { ...FILES, 'vite.config.js': config, 'src/text.js': text } })
    await app.page.waitForFunction(() => document.querySelector('p')?.textContent === 'text-0')
    const fetched = app.page.waitForRequest((request) => /view\.js\?t=/.test(request.url()))
    const [entry] = await settledAfter(app, ['src/view.js', 'src/text.js'], async () => {
      writeFileSync(app.path('src/view.js'), FILES['src/view.js'].replace('= text', '= `new ${text}`'))
      await fetched
      writeFileSync(app.path('src/text.js'), text.replace('text-0', 'text-1'))
    })
    expect(entry).toMatchObject({ outcome: 'applied', files: ['src/view.js', 'src/text.js'] })
    expect(await shown()).toBe('new text-1')
  })
})
