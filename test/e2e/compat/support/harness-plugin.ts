import type { Plugin } from 'vite'
import type { createSaves } from './saves.ts'

/** Follows the watcher, over restarts too, and puts the sentinels into every page. */
export function harnessPlugin(saves: ReturnType<typeof createSaves>): Plugin {
  let base = '/'
  return {
    name: 'compat:harness',
    configResolved(config) {
      base = config.base
    },
    configureServer: (server) => saves.follow(server.watcher),
    transformIndexHtml: () => [
      { tag: 'script', attrs: { type: 'module', src: `${base}sentinel/index.js` }, injectTo: 'head' },
    ],
  }
}
