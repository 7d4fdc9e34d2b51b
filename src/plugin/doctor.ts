import type { Plugin, ResolvedConfig } from 'vite'
import type { PluginContext } from './context.ts'
import { duplicateCopies, missingPackages, twiceConfigured } from './doctor/packages.ts'
import { clashingJsx, scanOrder, tsconfigJsx } from './doctor/jsx.ts'
import { solidInReact } from './problems.ts'
import { usedFrameworks } from './used-frameworks.ts'

/** Something in the project that will go wrong, and what to do about it. */
export interface Finding {
  readonly problem: string
  readonly fix: string
}

/** Looks at the project when the server starts, and says what clashes before a page goes blank. */
export function doctorPlugin(context: PluginContext): Plugin {
  return {
    name: 'metamon:doctor',
    enforce: 'post',
    async configResolved(config) {
      for (const { problem, fix } of await examine(config, context)) {
        config.logger.warn(`[metamon] ${problem}\n          fix: ${fix}`)
      }
    },
    transform: {
      filter: { id: /\.solid\.[jt]sx$/, code: '$RefreshReg$(' },
      handler(_, id) {
        this.error(solidInReact(id))
      },
    },
  }
}

const BUNDLED_DEV: Finding = {
  problem:
    '`experimental.bundledDev` is on, where Vite lets no plugin take part in updates: Metamon steps aside',
  fix: 'turn it off to have updates prepared, verified and told of',
}

/** Everything that is wrong with a project, as far as its resolved config tells. */
export async function examine(config: ResolvedConfig, context: PluginContext): Promise<Finding[]> {
  const used = usedFrameworks(context)
  const isOurs = context.options.frameworks !== undefined
  return [
    ...(config.experimental.bundledDev ? [BUNDLED_DEV] : []),
    ...missingPackages(config.root, used),
    ...twiceConfigured(config, used),
    ...duplicateCopies(config.root, used),
    ...(isOurs ? [] : await clashingJsx(config)),
    ...(isOurs ? [] : scanOrder(config)),
    ...(isOurs || !used.includes('react') ? [] : tsconfigJsx(config)),
  ]
}
