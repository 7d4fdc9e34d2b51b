import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Plugin, ResolvedConfig } from 'vite'
import { JSX_FILE_RE, type JsxRouter } from '../jsx-routing.ts'
import { loadSolidRefresh } from '../frameworks.ts'
import { withoutQuery } from '../../shared/module-id.ts'

/** A compiler that an official plugin uses. */
export interface Compiler {
  readonly compiles: (id: string) => boolean
  /**
   * Compiles a sample, for nothing but practice: with none of the user's options, which may call code of the user's
   * or print warnings.
   *
   * @throws where the plugin is not of the shape that is known
   */
  readonly practise: () => unknown
}

/** Where the compilers of an app are found. */
export interface CompilerSource extends Pick<ResolvedConfig, 'plugins' | 'root'> {
  readonly router: Pick<JsxRouter, 'decided'>
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

/** With the first practice: a server starts without them. */
const loadSample = async (name: keyof typeof import('./samples.ts').SAMPLES): Promise<string> =>
  (await import('./samples.ts')).SAMPLES[name]

/** As far as it is used here. */
interface Babel {
  transformAsync(code: string, options: object): Promise<unknown>
}

function findSolid(source: CompilerSource): Compiler | undefined {
  if (!named(source, 'solid')) return undefined
  return {
    compiles: (id) => JSX_FILE_RE.test(id) && source.router.decided(id) === 'solid',
    practise: () => compileSolid(join(source.root, 'Sample.tsx')),
  }
}

async function compileSolid(filename: string): Promise<void> {
  const { default: refresh } = await loadSolidRefresh()
  // The very modules that the plugin has loaded.
  const load = createRequire(createRequire(import.meta.url).resolve('vite-plugin-solid'))
  const babel: Babel = load('@babel/core')
  await babel.transformAsync(await loadSample('solid'), {
    filename,
    presets: [[load('babel-preset-solid'), {}]],
    plugins: [[refresh, { bundler: 'vite' }]],
    sourceMaps: true,
    configFile: false,
    babelrc: false,
    parserOpts: { plugins: ['jsx', 'typescript'] },
  })
}

/** What the plugin has for its other parts. */
interface SvelteApi {
  idParser(id: string, ssr: boolean): unknown
  compileSvelte(request: unknown, code: string, options: object): Promise<unknown>
}

const SVELTE_OPTIONS = { compilerOptions: { dev: true, hmr: true, css: 'external' } } as const

function findSvelte(source: CompilerSource): Compiler | undefined {
  const api: SvelteApi | undefined = named(source, 'vite-plugin-svelte:config')?.api
  if (!api) return undefined
  return {
    compiles: (id) => withoutQuery(id).endsWith('.svelte'),
    async practise() {
      const request = api.idParser(join(source.root, 'Sample.svelte'), false)
      await api.compileSvelte(request, await loadSample('svelte'), SVELTE_OPTIONS)
    },
  }
}

/** What the plugin has for other plugins. */
interface VueApi {
  readonly options: { readonly compiler: VueCompiler }
}

/** As far as it is used here. */
interface VueCompiler {
  parse(code: string): { readonly descriptor: { readonly template: { readonly content: string } } }
  compileScript(descriptor: object, options: object): { readonly bindings?: object }
  compileTemplate(options: object): unknown
}

function findVue(source: CompilerSource): Compiler | undefined {
  const api: VueApi | undefined = named(source, 'vite:vue')?.api
  if (!api) return undefined
  return {
    compiles: (id) => withoutQuery(id).endsWith('.vue'),
    practise: async () => compileVue(api.options.compiler, await loadSample('vue')),
  }
}

function compileVue(compiler: VueCompiler, code: string): void {
  // It keeps what it has read of a text; what it reads templates with runs below, too.
  const { descriptor } = compiler.parse(code)
  const { bindings } = compiler.compileScript(descriptor, { id: 'sample' })
  const { content: source } = descriptor.template
  const compilerOptions = { bindingMetadata: bindings }
  compiler.compileTemplate({ id: 'sample', filename: 'Sample.vue', source, compilerOptions })
}
