import type { Plugin } from 'vite'
import type { Framework } from '../shared/framework.ts'
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
      const { frameworks } = context.options
      return frameworks?.includes('solid') && command === 'serve'
        ? { oxc: leaveOutSolid(context, frameworks) }
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
 * What Vite's own compiler is not to do to the files of Solid: its plugin has compiled all that is in them, so
 * that to compile them once more only costs time, and they are none of React's.
 */
function leaveOutSolid(context: PluginContext, frameworks: readonly Framework[]) {
  const solid = new SolidFiles(context)
  return {
    // The first is Vite's default, which the option takes the place of.
    exclude: [/\.js$/, solid],
    ...(frameworks.includes('react') && { jsxRefreshExclude: [solid] }),
  }
}

/**
 * Vite takes patterns only, and the route of a file is not in its name: a pattern whose `test` asks the router.
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
