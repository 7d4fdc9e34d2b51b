import type { HotReloadTest, JournalEntry } from 'metamon/testing'
import type { Page } from 'playwright-core'
import { configText, PAGE } from './app.ts'

/** What is typed into the app, and is for nobody else. */
export const SECRETS: RegExp = /correct horse|battery staple|hunter2|abc\.def/

/** An app that holds secrets, beside what may be taken over a reload. */
export const SECRET_FILES: Readonly<Record<string, string>> = {
  'vite.config.ts': configText(`{ frameworks: ['react'] }`),
  'index.html': PAGE,
  'src/main.ts': `import { createElement } from 'react'
import { createRoot } from 'react-dom/client'
import App from './App'
createRoot(document.querySelector('#app')!).render(createElement(App))
`,
  'src/App.tsx': `import { useState } from 'react'
import { useSignal } from 'metamon/react'
export default function App() {
  const [count, setCount] = useState(0)
  const [login, setLogin] = useState({ user: '', password: '' })
  const [draft, setDraft] = useState('')
  const [action, setAction] = useState<{ run?: () => void }>({})
  const [total, setTotal] = useSignal<number>('total', 0)
  const [token, setToken] = useSignal('auth:token', '')
  const fill = () => {
    setCount(1)
    setLogin({ user: 'ada', password: 'correct horse' })
    setDraft('battery staple')
    setAction({ run: () => {} })
    setTotal(2)
    setToken('abc.def')
  }
  return <main>
    <button onClick={fill}>fill</button>
    <output>{JSON.stringify({ count, login, draft, total, token, isRunnable: 'run' in action })}</output>
    <input id="plain" />
    <input id="secret" type="password" />
    <input type="password" value={draft} onChange={() => {}} />
  </main>
}`,
}

/** What the app shows, and what is in its fields. */
export interface Shown {
  readonly count: number
  readonly login: { readonly user: string; readonly password: string }
  readonly draft: string
  readonly total: number
  readonly token: string
  readonly isRunnable: boolean
  readonly plain: string
  readonly secret: string
}

export const INITIAL: Shown = {
  count: 0,
  login: { user: '', password: '' },
  draft: '',
  total: 0,
  token: '',
  isRunnable: false,
  plain: '',
  secret: '',
}

/** What a reload brings back: all but the secrets, and what no page load outlives. */
export const BROUGHT_BACK: Shown = {
  ...INITIAL,
  count: 1,
  login: { user: 'ada', password: '' },
  total: 2,
  plain: 'plain text',
}

/** What the storage holds between two pages is looked at, and changed, by a script that runs before all others. */
export const between = (change: string): string => `{
  const text = sessionStorage.getItem('metamon:resume')
  if (text !== null) {
    window.found = text
    const change = ${change}
    sessionStorage.setItem('metamon:resume', change(text))
  }
}`

export async function fill(page: Page): Promise<void> {
  await page.click('button')
  await page.fill('#plain', 'plain text')
  await page.fill('#secret', 'hunter2!')
}

export async function readShown(page: Page): Promise<Shown> {
  await page.waitForSelector('main')
  return page.evaluate(() => ({
    ...(JSON.parse(document.querySelector('output')!.textContent) as Shown),
    plain: document.querySelector<HTMLInputElement>('#plain')!.value,
    secret: document.querySelector<HTMLInputElement>('#secret')!.value,
  }))
}

/** Saves the entry, which reloads the page. */
export const reload = (app: HotReloadTest): Promise<JournalEntry> =>
  app.edit('src/main.ts', (text) => `${text}// again\n`)
