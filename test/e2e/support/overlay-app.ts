import { createHotReloadTest, type HotReloadTest, type HotReloadTestOptions } from 'metamon/testing'
import type { Page } from 'playwright-core'

/** Options of the app, as the text of a Vite config. */
export interface OverlayAppOptions extends Pick<HotReloadTestOptions, 'files' | 'vite'> {
  /** Options of the plugin, as text. */
  readonly options?: string
  /** More plugins, as text. */
  readonly plugins?: string
  /** What stands in the head of the page. */
  readonly head?: string
  /** False for an app that cannot be loaded. */
  readonly isSound?: boolean
}

export const CART = `import { useState } from 'react'
import { priceOf } from './price'

interface Props {
  readonly title: string
}

/** What the user is going to buy. */
export function Cart({ title }: Props) {
  const [count, setCount] = useState(1)
  const total = priceOf({ price: 10 }) * count
  return (
    <section>
      <h2>{title}</h2>
      <button className="count" onClick={() => setCount(count + 1)}>{count} pieces</button>
      <output>{total}</output>
    </section>
  )
}
`

const FILES = {
  'src/main.tsx': `import { createRoot } from 'react-dom/client'
import { Cart } from './Cart'
import './note'
createRoot(document.getElementById('root')!).render(<Cart title="Cart" />)
`,
  'src/note.ts': `document.body.dataset.note = 'note-0'
if (import.meta.hot) import.meta.hot.accept()
`,
  'src/price.ts': `/** The price with tax. */
export function priceOf(item: { price: number }): number {
  return Math.round(item.price * 1.2)
}
`,
  'src/Cart.tsx': CART,
}

/** Starts a small React app with an input, a count, and a module that throws when it is told to. */
export async function startOverlayApp({
  options = '',
  plugins = '',
  head = '',
  files = {},
  vite = {},
  isSound = true,
}: OverlayAppOptions = {}): Promise<HotReloadTest> {
  const app = await createHotReloadTest({
    vite,
    files: {
      'vite.config.ts': `import metamon from 'metamon/vite'
import react from '@vitejs/plugin-react'
export default { plugins: [metamon({ ${options} }), react(), ${plugins}] }`,
      'index.html': `<!doctype html><html lang="en"><head><title>Shop</title><link rel="icon" href="data:," />${head}</head>
<body><main><h1>Shop</h1><label>Name <input id="name" /></label><div id="root"></div></main>
<script type="module" src="/src/main.tsx"></script></body></html>`,
      ...FILES,
      ...files,
    },
  })
  if (isSound) await app.page.waitForSelector('.count')
  return app
}

/** Makes the cart impossible to parse, or mends it. */
export const breakCart = (app: HotReloadTest) =>
  app.edit('src/Cart.tsx', (text) => text.replace('total = priceOf', 'total = = priceOf'))
export const mendCart = (app: HotReloadTest) => app.write('src/Cart.tsx', CART)

/** Makes the cart throw while it renders, with a cause. */
export const throwInCart = (app: HotReloadTest) =>
  app.edit('src/Cart.tsx', (text) =>
    text.replace(
      'const total',
      "if (count > 0) throw new TypeError('no items', { cause: new Error('the server said 404') })\n  const total",
    ),
  )

/** Waits for the overlay as a dialog. */
export const dialogOf = async (page: Page) => {
  const dialog = page.locator('metamon-overlay dialog')
  await dialog.waitFor({ state: 'visible' })
  return dialog
}

/** Waits for the overlay as a pill. */
export const pillOf = async (page: Page) => {
  const pill = page.locator('metamon-overlay .pill button')
  await pill.waitFor({ state: 'visible' })
  return pill
}

export const overlayIsGone = (page: Page) =>
  page.waitForFunction(() => document.querySelector('metamon-overlay') === null)

/** A button of the overlay, by its accessible name. */
export const buttonOf = (page: Page, name: string) =>
  page.locator('metamon-overlay').getByRole('button', { name, exact: true })
