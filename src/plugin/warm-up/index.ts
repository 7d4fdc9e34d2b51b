import type { Plugin } from 'vite'
import { isServing, resolvedConfig, type PluginContext } from '../context.ts'
import { findCompilers } from './compilers.ts'
import { createIdleRuns, type IdleRuns } from './idle-runs.ts'
import { warmUpModules } from './modules.ts'
import { createPractice } from './practice.ts'

/** Has a server do while nobody waits what a save would wait for. */
export function warmUpPlugin(context: PluginContext): Plugin {
  /** By environment: while a server restarts, there is an old one and a new one. */
  const practices = new Map<unknown, IdleRuns>()
  return {
    name: 'metamon:warm-up',
    apply: (_, { command, isPreview }) => command === 'serve' && !isPreview,
    applyToEnvironment: ({ name }) => name === 'client',
    configureServer({ httpServer, environments: { client } }) {
      if (!isServing(context)) return
      warmUpModules(httpServer, context)
      // Where tests run, nobody waits for a save.
      if (process.env['CI']) return
      const { plugins } = resolvedConfig(context)
      const isSolid = (file: string) => context.router.decided(file) === 'solid'
      const compilers = findCompilers({ plugins, environment: client, isSolid })
      practices.set(client, createIdleRuns(createPractice({ compilers, environment: client })))
    },
    transform: {
      order: 'post',
      filter: { id: { exclude: [/\/node_modules\//] } },
      handler() {
        practices.get(this.environment)?.touch()
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
