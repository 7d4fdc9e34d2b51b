import MagicString from 'magic-string'
import type { Plugin } from 'vite'
import { parseMtmId, stableUrl } from '../shared/module-id.ts'
import { isTemplateOnly } from './transaction/template-only.ts'

/**
 * plugin-vue re-creates a component unless it finds that only its template has changed. It goes by the file
 * that was changed last and by what is on disk, which is wrong when several files are saved at once, after
 * an update that failed, and for the views of `.mtm` files, which are not on disk. This makes the module
 * ask the page, which the server has told; where the page knows nothing, it is as before.
 */
export function vueRerenderPlugin(): Plugin {
  const views = new Map<string, string>()
  return {
    name: 'metamon:vue-rerender',
    enforce: 'post',
    apply: 'serve',
    transform: {
      filter: { id: /\.vue$/ },
      handler(code, id) {
        const { environment } = this
        const url = environment.mode === 'dev' && environment.moduleGraph.getModuleById(id)?.url
        if (!url || !code.includes(RELOAD)) return undefined
        const file = parseMtmId(id)?.file
        const isSame = file !== undefined && isTemplateOnly(views.get(id) ?? '', code)
        if (file !== undefined) views.set(id, code)
        const otherwise = isSame ? `__VUE_HMR_RUNTIME__.CHANGED_FILE === ${JSON.stringify(file)}` : 'false'
        return askPage(code, id, { url: stableUrl(url), otherwise })
      },
    },
  }
}

/** In every module that plugin-vue has made hot. */
const RELOAD = '__VUE_HMR_RUNTIME__.reload('

const TOLD_RE = /export const _rerender_only = (__VUE_HMR_RUNTIME__\.CHANGED_FILE === "(?:[^"\\]|\\.)*")/

interface Question {
  readonly url: string
  /** Code for what holds where the page knows nothing, and plugin-vue says nothing either. */
  readonly otherwise: string
}

function askPage(code: string, id: string, { url, otherwise }: Question) {
  const output = new MagicString(code)
  const ask = `globalThis[Symbol.for("metamon.rerender")]?.(${JSON.stringify(url)}) ?? `
  const told = TOLD_RE.exec(code)
  if (told)
    output
      .appendLeft(told.index + told[0].length - told[1]!.length, `${ask}(`)
      .appendRight(told.index + told[0].length, ')')
  else output.append(`\nexport const _rerender_only = ${ask}(${otherwise});`)
  return { code: output.toString(), map: output.generateMap({ hires: 'boundary', source: id }) }
}
