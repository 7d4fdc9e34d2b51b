import { join } from 'node:path'
import type { Plugin } from 'vite'
import { isServing, type PluginContext } from './context.ts'

/** The one timer of the refresh runtime: the page's own, by its name alone. */
const TIMER_RE = /(?<![.\w$])setTimeout\(/
const OWN_TIMER_RE = /\b(?:function|const|let|var|import)\b[^\n=(]*\b(?:set|clear)Timeout\b/

/**
 * Lets the page have React Refresh render an update as soon as all of it is there: its runtime waits 16 ms for
 * more to come, and only the page knows that nothing does. The runtime stays as it is, but for whose timers
 * it uses. One that waits in some other way is left alone, and waited for.
 */
export function reactRefreshFlushPlugin(context: PluginContext): Plugin {
  const timers = JSON.stringify(join(context.runtimeFolder, 'adapters/react/refresh-runtime.js'))
  return {
    name: 'metamon:react-refresh-flush',
    enforce: 'post',
    apply: 'serve',
    applyToEnvironment: ({ config }) => isServing(context) && config.consumer === 'client',
    transform: {
      filter: { id: /^\/@react-refresh$/, code: TIMER_RE },
      handler(code) {
        if (OWN_TIMER_RE.test(code)) return undefined
        return { code: `import { setTimeout, clearTimeout } from ${timers};${code}`, map: null }
      },
    },
  }
}
