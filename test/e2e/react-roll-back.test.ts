import { createHotReloadTest, type HotReloadTest, type JournalEntry } from 'metamon/testing'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { configText, PAGE } from './support/app.ts'

const FILES = {
  'index.html': PAGE.replace('main.ts', 'main.tsx'),
  'vite.config.ts': configText("{ frameworks: ['react'] }"),
  'src/main.tsx': `import { createRoot } from 'react-dom/client'
import App from './App'
createRoot(document.getElementById('app')!).render(<App />)`,
  'src/App.tsx': `import Counter from './Counter'
import Price from './Price'
export default function App() {
  return <main title="app"><Counter word="word" /><Price /></main>
}`,
  'src/Counter.tsx': `import { useState } from 'react'
export default function Counter({ word }: { word: string }) {
  const [count, setCount] = useState(0)
  // render
  return <button title={word.toUpperCase()} onClick={() => setCount(count + 1)}>{count}</button>
}`,
  'src/Price.tsx': `import { useState } from 'react'
import { useSignal } from 'metamon/react'
export default function Price() {
  const [clicks, setClicks] = useState(0)
  const [price] = useSignal('price', 5)
  return <i onClick={() => setClicks(clicks + 1)}>{clicks} {price.toFixed(2)}</i>
}`,
}

interface Clicking {
  readonly button: HTMLElement
  readonly timer: number
  count: number
}

let app: HotReloadTest
beforeAll(async () => {
  app = await createHotReloadTest({ files: FILES })
})
afterAll(() => app.close())
beforeEach(async () => {
  for (const [file, text] of Object.entries(FILES))
    if ((await app.read(file)) !== text) await app.write(file, text)
  await app.page.goto(app.url)
  await app.page.waitForSelector('button')
})

/** Clicks the counter again and again, so that it renders at every moment of what comes. */
const beginClicking = () =>
  app.page.evaluate(() => {
    const clicking = { button: document.querySelector('button')!, timer: 0, count: 0 }
    const click = () => {
      clicking.button.click()
      clicking.count += 1
    }
    clicking.timer = window.setInterval(click, 1)
    Object.assign(window, { clicking })
  })

const endClicking = () =>
  app.page.evaluate(async () => {
    const { clicking } = window as unknown as { clicking: Clicking }
    clearInterval(clicking.timer)
    // React renders a click in a microtask of its own.
    await Promise.resolve()
    const button = document.querySelector('button')
    return { clicked: clicking.count, shown: Number(button?.textContent), isSame: button === clicking.button }
  })

const messagesOf = ({ diagnostics }: JournalEntry): string => diagnostics.map((one) => one.message).join()

describe('while an update is rolled back', () => {
  it.each([
    ['it throws itself', 'src/Counter.tsx', '// render', "throw new Error('on purpose')"],
    ['what it is given makes it throw', 'src/App.tsx', '"word"', '{null as never}'],
  ] as const)('a component that is used goes on where %s', async (_, file, from, to) => {
    await beginClicking()
    const broken = await app.edit(file, (text) => text.replace(from, to))
    const { clicked, shown, isSame } = await endClicking()
    expect(broken).toMatchObject({ outcome: 'rolled-back', reason: 'rollback.render', lost: [] })
    expect(isSame).toBe(true)
    expect(clicked).toBeGreaterThan(3)
    expect(shown).toBe(clicked)
    expect(app.browserLog.filter((line) => line.startsWith('pageerror'))).toEqual([])
  })

  it('a component comes back as soon as the signal has a value again that it can show', async () => {
    await app.page.dispatchEvent('i', 'click')
    const broken = await app.edit(
      'src/App.tsx',
      (text) =>
        `import { signal } from 'metamon'\n${text.replace('return', "signal<unknown>('price', 5).set(null)\n  return")}`,
    )
    expect(broken).toMatchObject({ outcome: 'rolled-back', reason: 'rollback.render', lost: [] })
    expect(messagesOf(broken)).toContain('toFixed')
    expect(await app.page.textContent('i')).toBe('1 5.00')
    await app.page.dispatchEvent('i', 'click')
    expect(await app.page.textContent('i')).toBe('2 5.00')
  })

  it('the page is reloaded where good code throws that is back already', async () => {
    await app.edit('src/Counter.tsx', (text) =>
      text.replace('// render', "if ('ruin' in window) throw new Error('ruined')"),
    )
    const loaded = app.page.waitForEvent('load')
    const broken = await app.edit('src/App.tsx', (text) =>
      text.replace('export', 'Object.assign(window, { ruin: true })\nexport').replace('"app"', '"new"'),
    )
    expect(broken).toMatchObject({ outcome: 'reloaded', reason: 'reload.rollback-failed' })
    await loaded
    await app.page.waitForSelector('button')
    expect(await app.page.getAttribute('main', 'title')).toBe('app')
  })
})
