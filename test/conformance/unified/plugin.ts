import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { parseSync, type Plugin } from 'vite'
import { compile, suffixOf } from '../../../compiler/index.ts'
import { FRAMEWORKS, isFramework } from '../../../src/shared/framework.ts'

const FOLDER = join(import.meta.dirname, 'components')
const LIST_ID = 'virtual:unified-components'
const MODULE_RE = /\/components\/(react|vue|svelte|solid)\/(\w+\.mtm)(\.[\w.]+)$/

/**
 * Compiles each component of the folder for all four targets, as modules of folders that do not exist:
 * `components/vue/Counter.mtm.vue`. What the package's own plugin does with `.mtm` files is tested elsewhere.
 */
export function unifiedComponents(): Plugin {
  return {
    name: 'test:unified-components',
    enforce: 'pre',
    resolveId: {
      order: 'pre',
      handler(source, importer) {
        if (source === LIST_ID) return `\0${LIST_ID}`
        if (MODULE_RE.test(source)) return source
        const folder = importer && dirname(importer)
        const target = folder && basename(folder)
        if (!folder || !isFramework(target) || dirname(folder) !== FOLDER) return undefined
        if (source.endsWith('.mtm')) return join(folder, source) + suffixOf(target)
        const path = join(folder, source)
        if (MODULE_RE.test(path)) return path
        return existsSync(join(FOLDER, source)) ? join(FOLDER, source) : undefined
      },
    },
    load: {
      order: 'pre',
      handler(id) {
        if (id === `\0${LIST_ID}`) return listModule()
        const [, target, file = '', suffix = ''] = MODULE_RE.exec(id) ?? []
        return isFramework(target) ? loadModule(target, file, suffix) : undefined
      },
    },
  }
}

function loadModule(target: (typeof FRAMEWORKS)[number], file: string, suffix: string) {
  const source = readFileSync(join(FOLDER, file), 'utf8')
  const { unified, diagnostics } = compile(source, {
    filename: `src/${file}`,
    parse: parseSync,
    defaultTarget: target,
  })
  if (!unified) throw new Error(diagnostics.map(({ message }) => message).join('\n'))
  if (suffix === '.setup.mts') return unified.setup
  const style = /^\.(\d+)\.css$/.exec(suffix)?.[1]
  return style === undefined ? unified.view : unified.styles[Number(style)]
}

function listModule(): string {
  const names = readdirSync(FOLDER).filter((name) => name.endsWith('.mtm'))
  const entries = names.map((name) => {
    const views = FRAMEWORKS.map(
      (target) =>
        `${target}: () => import(${JSON.stringify(`${FOLDER}/${target}/${name}${suffixOf(target)}`)})`,
    )
    return `${basename(name, '.mtm')}: { ${views.join(', ')} }`
  })
  return `export default { ${entries.join(',\n')} }`
}
