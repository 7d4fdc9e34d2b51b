import { createHotReloadTest } from 'metamon/testing'
import { describe, expect, it } from 'vitest'
import { configText, PAGE } from './support/app.ts'

describe('a JSX file that nothing assigns to a framework', () => {
  it('is refused by name, with the ways to decide it', async () => {
    await using app = await createHotReloadTest({
      files: {
        'vite.config.ts': configText(`{ frameworks: ['react', 'solid'] }`),
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
    const text = await warnings(configText('', 'react(), solid()'))
    expect(text).toContain("React's and Solid's plugins both compile src/App.tsx")
    expect(text).toMatch(/fix: let metamon\(\{ frameworks \}\) configure them/)
  })

  it('names the wrong plugin order for the dependency scan', async () => {
    const text = await warnings(
      configText('', 'react({ exclude: /x/ }), solid({ include: /\\.solid\\.tsx$/ })'),
    )
    expect(text).toContain('put solid() before react()')
    expect(text).not.toContain('both compile')
  })

  it("names a tsconfig jsxImportSource that React's files would take", async () => {
    const tsconfig = '{\n  // for Solid\n  "compilerOptions": { "jsxImportSource": "solid-js" }\n}'
    expect(await warnings(configText('', 'react()'), { 'tsconfig.json': tsconfig })).toContain(
      'jsxImportSource to "solid-js"',
    )
    const explicit = configText('', `react({ jsxImportSource: 'react' })`)
    expect(await warnings(explicit, { 'tsconfig.json': tsconfig })).toBe('')
  })

  it('names a plugin that is there twice', async () => {
    expect(await warnings(configText(`{ frameworks: ['react'] }`, 'react()'))).toContain(
      'the plugin of react is configured twice',
    )
  })

  it('has nothing to say of a project that is in order', async () => {
    expect(await warnings(configText(`{ frameworks: ['react', 'solid'] }`))).toBe('')
  })
})
