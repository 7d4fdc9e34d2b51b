import { createHotReloadTest, type HotReloadTest, type HotReloadTestOptions } from 'metamon/testing'
import { openSocket, type RawSocket } from './raw-socket.ts'

/** What must never be told. */
export const SECRET = 'the-secret-of-the-project'

const view = (version: number) =>
  `document.body.dataset.version = '${version}'\nif (import.meta.hot) import.meta.hot.accept()\n`

/** A small app with something to hide. */
export interface AttackedApp extends HotReloadTest {
  /** Saves a good file and waits until it is seen: whatever was sent before has not broken anything. */
  saveNext(): Promise<HotReloadTest['entries'][number]>
}

export async function startAttacked(more: HotReloadTestOptions = {}): Promise<AttackedApp> {
  const app = await createHotReloadTest({
    ...more,
    files: {
      'vite.config.ts': `import metamon from 'metamon/vite'\nexport default { plugins: [metamon({ reloadTimeout: 3000 })] }`,
      'index.html':
        '<!doctype html><link rel="icon" href="data:," /><body><script type="module" src="/src/view.js"></script></body>',
      'src/view.js': view(0),
      '.env': `PASSWORD=${SECRET}\n`,
      ...more.files,
    },
  })
  const isShown = (version: number) =>
    app.page.waitForFunction((one) => document.body.dataset.version === one, String(version))
  await isShown(0)
  let version = 0
  return {
    ...app,
    get entries() {
      return app.entries
    },
    async saveNext() {
      version += 1
      const entry = await app.write('src/view.js', view(version))
      await isShown(version)
      return entry
    },
  }
}

/** The token that only pages of the same origin are told. */
export async function tokenOf(url: string): Promise<string> {
  const text = await (await fetch(`${url}__metamon/key.js`)).text()
  return /"([^"]+)"/.exec(text)![1]!
}

/** A process of the same machine, or a script that knows how to connect. */
export async function connect(url: string, headers?: Readonly<Record<string, string>>): Promise<RawSocket> {
  const socket = await openSocket(url, headers)
  if (typeof socket === 'number') throw new Error(`the socket was refused: ${socket}`)
  return socket
}
