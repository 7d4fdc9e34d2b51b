import type { Plugin } from 'vite'
import { parseMtmId } from '../shared/module-id.ts'

const RENDER_FUNCTION = /\b(?:const|function) _sfc_render\b/

/**
 * plugin-vue re-creates a component unless it knows that only the template has changed, which it finds out
 * from files on disk. For the views of `.mtm` files, which are not on disk, this says it instead: when the
 * compiled script is the same as before, a new render function is all that the update brings.
 */
export function vueRerenderPlugin(): Plugin {
  const scripts = new Map<string, string>()
  return {
    name: 'metamon:vue-rerender',
    enforce: 'post',
    apply: 'serve',
    transform: {
      filter: { id: /\.mtm\.vue$/ },
      handler(code, id) {
        const script = code.split(RENDER_FUNCTION)[0] ?? ''
        const isSame = scripts.get(id) === script
        scripts.set(id, script)
        const isTold = code.includes('_rerender_only =')
        if (!isSame || isTold) return undefined
        // Only for edits of the file itself: what else it imports may have changed when it is evaluated next.
        const file = JSON.stringify(parseMtmId(id)?.file)
        return {
          code: `${code}\nexport const _rerender_only = __VUE_HMR_RUNTIME__.CHANGED_FILE === ${file}`,
          map: null,
        }
      },
    },
  }
}
