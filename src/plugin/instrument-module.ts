import { relative } from 'node:path'
import type { ResolvedConfig, Rolldown } from 'vite'
import { instrument as react, wanted as wantedOfReact } from '../../adapters/react/instrument.ts'
import type { Instrument, Syntax, WantedCode } from '../../adapters/shared/instrument.ts'
import { instrument as solid, wanted as wantedOfSolid } from '../../adapters/solid/instrument.ts'
import { instrument as svelte, wanted as wantedOfSvelte } from '../../adapters/svelte/instrument.ts'
import { instrument as vue, wanted as wantedOfVue } from '../../adapters/vue/instrument.ts'
import { FRAMEWORKS, type Framework } from '../shared/framework.ts'
import { parseMtmId, type Importer } from '../shared/module-id.ts'
import { createCodeEdits, toCode, type CodeEdits } from './code-edits.ts'
import { handOnMap } from './hand-on-map.ts'
import { declareCells } from './instrument-setup.ts'
import { bracket } from './ownership.ts'
import { createParsedModules, type ParsedModules } from './parsed-modules.ts'
import { skeletonOf } from './skeleton.ts'

/** What is known of the app that a module is of. */
interface App extends Pick<ResolvedConfig, 'root' | 'logger'> {
  /** Those whose modules are looked for. */
  readonly frameworks: readonly Framework[]
}

/** A module as all other transforms have left it. */
interface Module {
  readonly code: string
  readonly id: string
  /** As it was before them, where it asks for something in comments. */
  readonly source: string | undefined
}

const INSTRUMENTS: Record<Importer, Instrument> = { react, vue, svelte, solid, js: declareCells }

const WANTED: Partial<Record<Importer, WantedCode>> = {
  react: wantedOfReact,
  vue: wantedOfVue,
  svelte: wantedOfSvelte,
  solid: wantedOfSolid,
}

/** What the code of a framework's modules imports, when the official plugins are done with it. */
const IMPORTS: Record<Framework, RegExp> = {
  react: /["']react(?:\/|["'])/,
  vue: /["']vue["']|__VUE_HMR_RUNTIME__/,
  svelte: /["']svelte(?:\/|["'])/,
  solid: /["']solid-js(?:\/|["'])/,
}

/** Brackets a module with its ownership, and has it transformed by the adapters whose frameworks it uses. */
export type InstrumentModule = (
  transform: Pick<Rolldown.TransformPluginContext, 'getCombinedSourcemap'>,
  app: App,
  module: Module,
) => { readonly code: string; readonly map: ReturnType<typeof handOnMap> }

/** Creates what instruments the modules of one app. */
export function createInstrumentModule(): InstrumentModule {
  const modules = createParsedModules()
  return (transform, app, module) => {
    const { code } = module
    const instruments = instrumentsOf(code, module.id, app)
    const instrumented =
      instruments.length > 0 ? runInstruments(app, instruments, module, modules) : undefined
    const output = instrumented ?? createCodeEdits(code)
    bracket(output)
    const pieces = output.pieces()
    return { code: toCode(code, pieces), map: handOnMap(transform, code, pieces) }
  }
}

/** Whose dev-only transforms a module goes through; `js` is what belongs to no framework. */
function instrumentsOf(code: string, id: string, { frameworks }: App): readonly Importer[] {
  if (parseMtmId(id)?.kind === 'setup') return ['js']
  return FRAMEWORKS.filter((one) => frameworks.includes(one) && IMPORTS[one].test(code))
}

/** Undefined for a module that an adapter cannot read. */
function runInstruments(
  { root, logger }: App,
  instruments: readonly Importer[],
  { code, id, source }: Module,
  modules: ParsedModules,
): CodeEdits | undefined {
  const syntax = parse(modules, code, id, instruments)
  if (!syntax) return undefined
  const output = createCodeEdits(code)
  const known = parseMtmId(id)
  const file = relative(root, known?.kind === 'setup' ? known.file : id).replaceAll('\\', '/')
  try {
    for (const one of instruments) {
      const names = INSTRUMENTS[one]({ syntax, code, source, file, output })
      if (names.length > 0) output.prepend(importOf(names, one))
    }
  } catch (error) {
    logger.warn(`[metamon] ${file} is left as it is, without its state kept: ${String(error)}`)
    return undefined
  }
  return output
}

/** Parses no more of a module than is needed. What no compiler has printed may be broken anywhere. */
function parse(
  modules: ParsedModules,
  code: string,
  id: string,
  [first, ...others]: readonly Importer[],
): Syntax | undefined {
  const wanted = first && others.length === 0 && !/\.[cm]?js$/.test(id) ? WANTED[first] : undefined
  const whole = { text: code, cuts: [] }
  return (wanted && modules.parse(id, code, skeletonOf(code, wanted))) ?? modules.parse(id, code, whole)
}

const importOf = (names: readonly string[], importer: Importer): string =>
  `import { ${names.map((name) => `${name} as __metamon_${name}`).join(', ')} } from "virtual:metamon/dev/${importer}";`
