import { concernsPage, type FullReload } from '../full-reload.ts'
import type { OrchestratorContext } from '../context.ts'

interface Channel {
  on(event: string, listener: (data: never) => Promise<void>): void
}

/** Announces every reload that Vite's client is about to do. */
export function followReloads(
  hot: Channel,
  context: Pick<OrchestratorContext, 'resume' | 'running'>,
  base: string,
): void {
  const { resume } = context
  let isFirstUpdate = true
  hot.on('vite:beforeFullReload', async (payload: FullReload) => {
    if (concernsPage(payload, base, location.pathname) && !context.running?.startsAnew)
      await resume.announce()
  })
  // When the server is back, the client reloads the page.
  hot.on('vite:ws:disconnect', () => resume.announce())
  // A page that could not even be loaded is reloaded by the first update.
  hot.on('vite:beforeUpdate', async () => {
    if (isFirstUpdate && document.querySelector('vite-error-overlay')) await resume.announce()
    isFirstUpdate = false
  })
  hot.on('vite:afterUpdate', async () => resume.updated())
}
