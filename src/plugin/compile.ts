import type { Plugin } from 'vite'
import type { CompileResult, SourceMapV3 } from '../../compiler/index.ts'
import type { GeneratedModule } from '../../compiler/unified/output.ts'
import { parseMtmId, withoutQuery, type MtmModule } from '../shared/module-id.ts'
import { isServing, resolvedConfig, type PluginContext } from './context.ts'
import { hotHostCode, staticHostCode } from './host-code.ts'
import { partOf } from './mtm-parts.ts'
import { hostIdOf, isMtmImport, resolveMtmId } from './mtm-resolve.ts'
import { checkStyleLanguage, rejectShadowed, reportWarnings, targetOf, type Reporter } from './problems.ts'

const MTM_RE = /\.mtm(?:[.?]|$)/

/** Turns `.mtm` files into modules that the official framework plugins finish, in dev and in builds. */
export function compilePlugin(context: PluginContext): Plugin {
  // A file is loaded once for each of its modules.
  const told = new WeakSet<CompileResult>()
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
        if (!isMtmImport(source)) return resolveMtmId(source, importer, resolvedConfig(context).root)
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
        const { store } = context
        const result = await store.load(module.file)
        const target = targetOf(this, module.file, result)
        rejectShadowed(this, id)
        // A page can still ask for the view that it had before.
        if (module.kind === 'view' && module.target !== target) return undefined
        const part = partOf(module)
        if (part) store.setLoaded(module.file, part, result)
        if (!told.has(result)) reportWarnings(this, [...result.diagnostics, ...store.conflicts(module.file)])
        told.add(result)
        if (module.kind !== 'host') return moduleOf(this, module, result, context)
        const isUnified = result.dialect === 'unified'
        const input = { file: module.file, target, importer: module.importer, isUnified }
        return { code: isServing(context) ? hotHostCode(input) : staticHostCode(input), map: null }
      },
    },
  }
}

type Loaded = { readonly code: string; readonly map: SourceMapV3 | null }

/** Nothing for a module that the file as it is now does not have. */
function moduleOf(
  reporter: Reporter,
  module: Exclude<MtmModule, { kind: 'host' }>,
  { code, map, unified }: CompileResult,
  context: PluginContext,
): Loaded | undefined {
  switch (module.kind) {
    case 'view':
      return { code, map: withSource(map, module.file) }
    case 'setup':
      return unified && toSetupModule(unified.setup, module.file, context)
    case 'style': {
      const style = unified?.styles[module.index]
      if (style) checkStyleLanguage(reporter, module, resolvedConfig(context).root)
      return style?.lang === module.lang
        ? { code: style.code, map: withSource(style.map, module.file) }
        : undefined
    }
    default:
      return module satisfies never
  }
}

/** Evaluated again, it binds the scopes of its components to what they do now: no importer has to follow. */
function toSetupModule({ code, map }: GeneratedModule, file: string, context: PluginContext): Loaded {
  const accept = isServing(context) ? '\nif (import.meta.hot) import.meta.hot.accept()' : ''
  return { code: code + accept, map: withSource(map, file) }
}

/** The compiler names its source as people do; a bundler wants to know where it is. */
function withSource(map: SourceMapV3 | null, file: string): SourceMapV3 | null {
  return map && { ...map, sources: map.sources.map((_, index) => (index === 0 ? file : `${file}?glue`)) }
}
