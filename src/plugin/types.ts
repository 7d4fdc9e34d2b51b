import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseSync, type Plugin } from 'vite'
import type { JournalEntry } from '../shared/protocol.ts'
import { resolvedConfig, type PluginContext } from './context.ts'
import { TYPES_FOLDER } from './types-folder.ts'

/** Writes the declarations of saved `.mtm` files, when their update has settled. */
export function typesPlugin(context: PluginContext): Plugin {
  return {
    name: 'metamon:types',
    apply: 'serve',
    configureServer() {
      const { root } = resolvedConfig(context)
      if (!(context.options.types ?? isUsed(root))) return
      const write = (entry: JournalEntry) => {
        // What cannot be written is not: `metamon types` says why.
        writeTypes(root, entry).catch(() => {})
      }
      context.journal.onSettled((entry) => void setImmediate(write, entry))
    },
  }
}

/** What an aborted save holds is no component yet. */
async function writeTypes(root: string, { outcome, files }: JournalEntry): Promise<void> {
  const saved = outcome === 'aborted' ? [] : files.filter((file) => file.endsWith('.mtm'))
  if (saved.length === 0) return
  const { ignoreInGit, writeTypesOf } = await loadWriteTypes()
  ignoreInGit(root)
  for (const file of saved) {
    try {
      writeTypesOf(root, { file, source: readFileSync(join(root, file), 'utf8') }, parseSync)
    } catch {
      // gone by now, or not to be written: `metamon types` says why
    }
  }
}

/** True for a project that has asked for declarations before. */
function isUsed(root: string): boolean {
  const config = join(root, 'tsconfig.json')
  return (
    existsSync(join(root, TYPES_FOLDER)) ||
    (existsSync(config) && readFileSync(config, 'utf8').includes(TYPES_FOLDER))
  )
}

const loadWriteTypes = (): Promise<typeof import('./write-types.ts')> => import('./write-types.ts')
