import type { Plugin } from 'vite'
import type { PluginContext } from './context.ts'
import { hasJsx, JSX_FILE_RE } from './jsx-routing.ts'
import { undecidedJsx } from './problems.ts'

/**
 * Routes every JSX file to exactly one of React and Solid, before either of their plugins sees it.
 * Where the user configured the plugins, it only takes note of what each file looks like.
 */
export function jsxPlugin(context: PluginContext): Plugin {
  const isOurs = context.options.frameworks !== undefined
  return {
    name: 'metamon:jsx',
    enforce: 'pre',
    config(_, { command }) {
      const routes = context.options.frameworks
      const isMixed = routes?.includes('react') && routes.includes('solid')
      return isMixed && command === 'serve'
        ? { oxc: { jsxRefreshExclude: [new SolidFiles(context)] } }
        : undefined
    },
    transform: {
      order: 'pre',
      filter: { id: JSX_FILE_RE },
      handler(code, id) {
        const decision = context.router.decide(id, code)
        if (!decision && isOurs && hasJsx(id, code)) this.error(undecidedJsx(id))
      },
    },
  }
}

/**
 * Keeps React's refresh code out of the files that were routed to Solid. Vite takes patterns only, and
 * the route of a file is not in its name: a pattern whose `test` asks the router.
 */
class SolidFiles extends RegExp {
  readonly #context: PluginContext
  constructor(context: PluginContext) {
    super('^(?!)')
    this.#context = context
  }
  override test(id: string): boolean {
    return this.#context.router.decided(id) === 'solid'
  }
}
