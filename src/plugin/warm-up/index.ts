import type { Plugin } from 'vite'
import { isServing, resolvedConfig, type PluginContext } from '../context.ts'
import { findCompilers } from './compilers.ts'
import { createIdleRuns, type IdleRuns } from './idle-runs.ts'
import { warmUpModules } from './modules.ts'
import { createPractice, type Practice } from './practice.ts'

/** Has a server do while nobody waits what a save would wait for. */
export function warmUpPlugin(context: PluginContext): Plugin {
  /** By environment: while a server restarts, there is an old one and a new one. */
  const practices = new Map<unknown, Practice & IdleRuns>()
  return {
    name: 'metamon:warm-up',
    apply: (_, { command, isPreview }) => command === 'serve' && !isPreview,
    applyToEnvironment: ({ name }) => name === 'client',
    configureServer({ httpServer, environments: { client } }) {
      if (!isServing(context)) return
      warmUpModules(httpServer, context)
      // Where tests run, nobody waits for a save.
      if (isCi()) return
      const { plugins, root } = resolvedConfig(context)
      const practice = createPractice(findCompilers({ plugins, root, router: context.router }))
      practices.set(client, { ...practice, ...createIdleRuns(practice.next) })
    },
    transform: {
      order: 'pre',
      filter: { id: { exclude: [/\/node_modules\//] } },
      handler(_, id) {
        const practice = practices.get(this.environment)
        practice?.noteFile(id)
        practice?.touch()
      },
    },
    watchChange() {
      practices.get(this.environment)?.touch()
    },
    closeBundle() {
      practices.get(this.environment)?.stop()
      practices.delete(this.environment)
    },
  }
}

const isCi = (): boolean => Boolean(process.env['CI']) && process.env['CI'] !== 'false'
