import type { Plugin } from 'vite'
import type { SourceMapV3 } from '../../compiler/index.ts'
import { parseMtmId, withoutQuery } from '../shared/module-id.ts'
import { isServing, resolvedConfig, type PluginContext } from './context.ts'
import { hotHostCode, staticHostCode } from './host-code.ts'
import { hostIdOf, isMtmImport, resolveMtmId } from './mtm-resolve.ts'
import { rejectShadowed, reportDiagnostics } from './problems.ts'

const MTM_RE = /\.mtm(?:[.?]|$)/

/** Turns `.mtm` files into modules that the official framework plugins finish, in dev and in builds. */
export function compilePlugin(context: PluginContext): Plugin {
  return {
    name: 'metamon:compile',
    enforce: 'pre',
    configureServer(server) {
      // The hook's own `addWatchFile` would make the file a module that the view imports.
      context.watch = (file) => void server.watcher.add(file)
    },
    resolveId: {
      order: 'pre',
      filter: { id: MTM_RE },
      async handler(source, importer, options) {
        if (!isMtmImport(source)) return resolveMtmId(source, resolvedConfig(context).root)
        const path = withoutQuery(source)
        const resolved = await this.resolve(path, importer, { ...options, skipSelf: true })
        if (!resolved || resolved.external) return resolved
        const isScan = 'scan' in options && options.scan === true
        return isScan ? resolved.id : hostIdOf(resolved.id, source, importer, context.router)
      },
    },
    load: {
      filter: { id: MTM_RE },
      async handler(id) {
        const module = parseMtmId(id)
        if (!module) return undefined
        if (context.watch) context.watch(module.file)
        else this.addWatchFile(module.file)
        const isView = module.kind === 'view'
        const result = await (isView ? context.store.loadView(module.file) : context.store.load(module.file))
        const target = reportDiagnostics(this, module.file, result)
        rejectShadowed(this, id)
        if (module.kind === 'view') return { code: result.code, map: withSource(result.map, module.file) }
        const input = { file: module.file, target, importer: module.importer }
        return { code: isServing(context) ? hotHostCode(input) : staticHostCode(input), map: null }
      },
    },
  }
}

/** The compiler names its source as people do; a bundler wants to know where it is. */
function withSource(map: SourceMapV3 | null, file: string): SourceMapV3 | null {
  return map && { ...map, sources: map.sources.map((_, index) => (index === 0 ? file : `${file}?glue`)) }
}
