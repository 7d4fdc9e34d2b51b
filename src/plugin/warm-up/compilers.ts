import type { DevEnvironment, Plugin, ResolvedConfig } from 'vite'
import type * as VueCompiler from 'vue/compiler-sfc'

/** The compiler of an official plugin, to be run for nothing but practice. */
export interface Compiler {
  readonly compiles: (file: string) => boolean
  /**
   * Compiles a file as its plugin does. Nothing comes of it: neither modules, nor what the plugin remembers.
   *
   * @throws whatever the compiler throws
   */
  readonly compile: (file: string, code: string) => unknown
}

/** Where the compilers of an app are found. */
export interface CompilerSource {
  readonly plugins: ResolvedConfig['plugins']
  readonly environment: DevEnvironment
  /** Whether a JSX file is Solid's. */
  readonly isSolid: (file: string) => boolean
}

/**
 * Finds the compilers that are written in JavaScript. React's files are compiled by native code, which has no need
 * of practice.
 */
export function findCompilers(source: CompilerSource): readonly Compiler[] {
  return [findSolid(source), findSvelte(source), findVue(source)].filter((one) => one !== undefined)
}

const named = ({ plugins }: CompilerSource, name: string): Plugin | undefined =>
  plugins.find((one) => one.name === name)

function findSolid(source: CompilerSource): Compiler | undefined {
  const { transform } = named(source, 'solid') ?? {}
  if (typeof transform !== 'function') return undefined
  return {
    compiles: source.isSolid,
    // It uses its context for nothing but to tell servers and browsers apart.
    compile: (file, code): unknown =>
      Reflect.apply(transform, { environment: source.environment }, [code, file]),
  }
}

/** What the plugin has for its other parts. */
interface SvelteApi {
  readonly options: object
  idParser(id: string, ssr: boolean): unknown
  compileSvelte(
    request: unknown,
    code: string,
    options: object,
    environment: DevEnvironment,
  ): Promise<unknown>
}

function findSvelte(source: CompilerSource): Compiler | undefined {
  const api: Partial<SvelteApi> | undefined = named(source, 'vite-plugin-svelte:config')?.api
  const { options, idParser, compileSvelte } = api ?? {}
  if (!options || !idParser || !compileSvelte) return undefined
  return {
    compiles: (file) => file.endsWith('.svelte'),
    compile: (file, code) => compileSvelte(idParser(file, false), code, options, source.environment),
  }
}

/** What the plugin has for other plugins. */
interface VueApi {
  readonly options: { readonly compiler?: typeof VueCompiler }
}

function findVue(source: CompilerSource): Compiler | undefined {
  const api: VueApi | undefined = named(source, 'vite:vue')?.api
  if (!api) return undefined
  return {
    compiles: (file) => file.endsWith('.vue'),
    compile: (file, code) => api.options.compiler && compileVue(api.options.compiler, file, code),
  }
}

function compileVue(compiler: typeof VueCompiler, filename: string, code: string): void {
  const { descriptor } = compiler.parse(code, { filename })
  const { template } = descriptor
  const hasScript = descriptor.script !== null || descriptor.scriptSetup !== null
  const script = hasScript ? compiler.compileScript(descriptor, { id: filename }) : undefined
  if (!template || template.lang) return
  compiler.compileTemplate({
    id: filename,
    filename,
    source: template.content,
    compilerOptions: { ...(script?.bindings && { bindingMetadata: script.bindings }) },
  })
}
