import { normalizePath, type Plugin } from 'vite'
import type { createSaves } from './saves.ts'

/** Follows the watcher, over restarts too, and puts the sentinels into every page. */
export function harnessPlugin(saves: ReturnType<typeof createSaves>): Plugin {
  let folder = ''
  return {
    name: 'compat:harness',
    configResolved({ base, root }) {
      const path = normalizePath(saves.path('sentinel'))
      folder = path.startsWith(`${root}/`) ? `${base}sentinel` : `${base}@fs${path}`
    },
    configureServer: (server) => saves.follow(server.watcher),
    transformIndexHtml: () => [
      { tag: 'script', attrs: { type: 'module', src: `${folder}/index.js` }, injectTo: 'head' },
    ],
  }
}
