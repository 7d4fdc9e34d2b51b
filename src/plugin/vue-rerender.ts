import type { Plugin } from 'vite'
import { stableUrl } from '../shared/module-id.ts'

/**
 * plugin-vue re-creates a component unless it finds that only its template has changed. It goes by the file
 * that was changed last and by what is on disk, which is wrong when several files are saved at once, after
 * an update that failed, and for the views of `.mtm` files, which are not on disk. This makes the module
 * ask the page, which the server has told. The question is the same in every version of a module, so that
 * an edit that is undone leaves the code as it was.
 */
export function vueRerenderPlugin(): Plugin {
  return {
    name: 'metamon:vue-rerender',
    enforce: 'post',
    apply: 'serve',
    transform: {
      filter: { id: /\.vue$/, code: '__VUE_HMR_RUNTIME__.reload(' },
      handler(code, id) {
        const { environment } = this
        const url = environment.mode === 'dev' && environment.moduleGraph.getModuleById(id)?.url
        return url ? askPage(code, stableUrl(url)) : undefined
      },
    },
  }
}

const TOLD_RE = /^export const _rerender_only = __VUE_HMR_RUNTIME__\.CHANGED_FILE === .*\n?/m

/** Moves nothing that a source map knows of: plugin-vue has made that line up, and the end of the module is behind all. */
function askPage(code: string, url: string): { code: string; map: null } {
  const ask = `globalThis[Symbol.for("metamon.rerender")]?.(${JSON.stringify(url)})`
  return { code: `${code.replace(TOLD_RE, '')}\nexport const _rerender_only = ${ask} ?? false;`, map: null }
}
