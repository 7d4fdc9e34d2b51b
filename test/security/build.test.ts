import { mkdir, writeFile } from 'node:fs/promises'
import metamon from 'metamon/vite'
import { build, createServer, preview, type InlineConfig, type Rolldown } from 'vite'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { startAttacked, type AttackedApp } from './support/attacked-app.ts'
import { rawRequest } from './support/raw-request.ts'

let app: AttackedApp

beforeAll(async () => {
  app = await startAttacked({
    files: { 'src/server.js': `import './view.js'\nexport const render = () => 'rendered'\n` },
  })
})
afterAll(() => app.close())

const config = (): InlineConfig => ({
  root: app.root,
  configFile: false,
  logLevel: 'silent',
  plugins: [metamon()],
})

describe('attack 22: a production build', () => {
  it('has nothing of the runtime, the panel, the overlay or this machine in it', async () => {
    process.env.NODE_ENV = 'production'
    onTestFinished(() => void (process.env.NODE_ENV = 'test'))
    const result = await build({ ...config(), mode: 'production', build: { write: false, sourcemap: true } })
    const { output } = [result].flat()[0] as Rolldown.RolldownOutput
    const code = output.map((file) => (file.type === 'chunk' ? file.code : '')).join('\n')
    const text = output
      .map((file) => (file.type === 'chunk' ? file.code + JSON.stringify(file.map) : String(file.source)))
      .join('\n')
    expect(text).toContain('dataset')
    expect(text).not.toMatch(/metamon|mtm-/i)
    expect(code).not.toContain('import.meta.hot')
    expect(text).not.toContain(app.root)
  })
})

describe('attack 23: a preview', () => {
  it('serves no panel', async () => {
    await mkdir(app.path('dist'), { recursive: true })
    await writeFile(app.path('dist/index.html'), '<!doctype html><title>the app</title>')
    const server = await preview({ ...config(), preview: { host: '127.0.0.1', port: 0 } })
    onTestFinished(() => server.close())
    for (const path of [
      '/__metamon/',
      '/__metamon/key.js',
      '/@id/virtual:metamon/panel',
      '/@id/virtual:metamon/panel-page',
    ]) {
      const { text, headers } = await rawRequest(server.resolvedUrls!.local[0]!, { path })
      expect(text).not.toMatch(/token|metamon/i)
      expect(headers['content-type']).not.toContain('javascript')
    }
  })
})

describe('attack 24: code for a server or a worker', () => {
  it('is not given the client', async () => {
    const server = await createServer({ ...config(), server: { middlewareMode: true, ws: false } })
    onTestFinished(() => server.close())
    const codes = [
      await server.environments.ssr.transformRequest('/src/server.js'),
      await server.environments.ssr.transformRequest('/src/view.js'),
    ].map((one) => one?.code)
    expect(codes[0]).toContain('rendered')
    expect(codes.join('\n')).not.toMatch(/metamon/i)
  })
})
