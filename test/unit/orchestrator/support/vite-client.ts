import { ModuleRunner, ssrImportMetaKey, type ModuleRunnerTransport } from 'vite/module-runner'
import type { HmrClient } from '../../../../src/orchestrator/hmr-client.ts'

/** What a module finds at `import.meta.hot`, with the client behind it. */
export type Hot = NonNullable<ImportMeta['hot']> & { readonly hmrClient: HmrClient }

/** The code of a module. */
export type ModuleBody = (hot: Hot, url: string) => void

/** Vite's own HMR client, contexts and message queue, on modules that are functions. */
export interface ViteClient {
  /** A hot channel, as a module has it that is never replaced. */
  readonly hot: Hot
  /** What was sent to the server. */
  readonly sent: { readonly event: string; readonly data: unknown }[]
  /** Says what a module does when it is next evaluated. */
  write(url: string, body: ModuleBody): void
  /** Evaluates a module, as the page does when it is loaded. */
  load(url: string): Promise<void>
  /** Resolves when the message has been handled. */
  receive(event: string, data?: unknown): Promise<void>
  /** Delivers an update. Resolves when it was applied as far as Vite waits for it. */
  update(...updates: readonly { path: string; acceptedPath?: string; timestamp: number }[]): Promise<void>
  /** Every error that Vite has logged. */
  readonly errors: unknown[]
}

export async function createViteClient(): Promise<ViteClient> {
  const bodies = new Map<string, ModuleBody>()
  const versions = new Map<string, number>()
  const sent: { event: string; data: unknown }[] = []
  const errors: unknown[] = []
  let deliver: (payload: never) => unknown = () => {}
  let hot: Hot | undefined
  const transport: ModuleRunnerTransport = {
    connect: ({ onMessage }) => void (deliver = onMessage),
    send: (payload) => void sent.push(payload as never),
    invoke: async (payload) => ({ result: answer(payload as object) }),
  }
  const runner = new ModuleRunner(
    {
      transport,
      hmr: { logger: { debug: () => {}, error: (error) => void errors.push(error) } },
      sourcemapInterceptor: false,
    },
    {
      startOffset: 0,
      async runInlinedModule(context, _code, { url }) {
        const own = context[ssrImportMetaKey].hot as unknown as Hot
        bodies.get(url)!(own, `http://localhost${url}?t=${versions.get(url) ?? 0}`)
      },
      runExternalModule: async () => ({}),
    },
  )
  const load = async (url: string) => void (await runner.import(url))
  bodies.set('/@metamon', (own) => (hot = own))
  await load('/@metamon')
  const receive = async (payload: object) => void (await deliver(payload as never))
  return {
    hot: hot!,
    sent,
    errors,
    write: (url, body) => void bodies.set(url, body),
    load,
    receive: (event, data) => receive({ type: 'custom', event, data }),
    update(...updates) {
      for (const { path, acceptedPath = path, timestamp } of updates) versions.set(acceptedPath, timestamp)
      const all = updates.map((one) => ({ type: 'js-update', acceptedPath: one.path, ...one }))
      return receive({ type: 'update', updates: all })
    },
  }
}

/** Every module is fetched anew; what it does is in `bodies`. */
function answer({ data }: { data?: unknown }): unknown {
  const { name, data: [url] = [] } = data as { name: string; data?: string[] }
  if (name === 'getBuiltins') return []
  return { code: '', file: null, id: url, url, invalidate: true }
}
