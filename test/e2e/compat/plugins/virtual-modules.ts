import { readFile } from 'node:fs/promises'
import type { Plugin } from 'vite'

const NAMES = ['virtual:compat-data', 'virtual:compat-count', 'virtual:compat-invalidating']
const MODULE_OF_FILE = [
  ['/virtual/data.txt', '\0virtual:compat-data'],
  ['/virtual-invalidate/text.txt', '\0virtual:compat-invalidating'],
] as const

/**
 * Three virtual modules: one whose text file is known to a `hotUpdate` hook only, one that a custom event
 * reloads, and one that accepts itself and invalidates itself.
 */
export function virtualModules(): Plugin {
  let root = ''
  let count = 0
  const text = async (file: string) => JSON.stringify((await readFile(`${root}${file}`, 'utf8')).trim())
  const sources: Record<string, () => Promise<string>> = {
    'virtual:compat-data': async () => `export const data = ${await text('/virtual/data.txt')}`,
    'virtual:compat-count': async () =>
      `import { file } from '/virtual/dep.js'\nexport const count = file + ${count}`,
    'virtual:compat-invalidating': async () =>
      `export const text = ${await text('/virtual-invalidate/text.txt')}\n` +
      'if (import.meta.hot) import.meta.hot.accept(() => import.meta.hot.invalidate())',
  }
  return {
    name: 'compat:virtual-modules',
    configResolved(config) {
      root = config.root
    },
    configureServer({ environments: { client } }) {
      client.hot.on('compat:increment', async () => {
        count++
        const module = client.moduleGraph.getModuleById('\0virtual:compat-count')
        if (module) await client.reloadModule(module)
      })
    },
    resolveId: (id) => (NAMES.includes(id) ? `\0${id}` : undefined),
    load: (id) => sources[id.slice(1)]?.(),
    hotUpdate({ file, modules }) {
      const id = MODULE_OF_FILE.find(([end]) => file.endsWith(end))?.[1]
      const module = id && this.environment.moduleGraph.getModuleById(id)
      return module ? [...modules, module] : undefined
    },
  }
}
