import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Rolldown } from 'vite'
import type { CompileResult } from '../../compiler/index.ts'
import { createDiagnostic, formatDiagnostic, type Diagnostic } from '../shared/diagnostics.ts'
import type { Framework } from '../shared/framework.ts'
import type { MtmModule } from '../shared/module-id.ts'
import { toPluginError } from './errors.ts'

/** The part of a plugin hook's context that says something went wrong. */
export interface Reporter {
  error(error: Rolldown.RolldownError): never
  warn(message: string): void
}

/** The packages without which a framework's files cannot be compiled. */
export const PACKAGES: Record<Framework, readonly string[]> = {
  react: ['@vitejs/plugin-react', 'react', 'react-dom'],
  vue: ['@vitejs/plugin-vue', 'vue'],
  svelte: ['@sveltejs/vite-plugin-svelte', 'svelte'],
  solid: ['vite-plugin-solid', 'solid-refresh', 'solid-js'],
}

/** The error for a framework that is named in the options and not installed. */
export function missingPackage(framework: Framework, cause: unknown): Error {
  const name = missingName(cause) ?? PACKAGES[framework][0]!
  const diagnostic = createDiagnostic(
    'MTM3001',
    { target: framework, missing: name },
    { file: 'vite.config' },
  )
  return new Error(`[metamon] ${diagnostic.code}: ${diagnostic.message}\n${diagnostic.hint}`, { cause })
}

/** The error for a JSX file that could be React's as well as Solid's. */
export const undecidedJsx = (file: string): Rolldown.RolldownError =>
  toPluginError(file, [createDiagnostic('MTM3003', { file }, { file })])

/** The error for a Solid file into which React's refresh code was compiled. */
export const solidInReact = (file: string): Rolldown.RolldownError =>
  toPluginError(file, [createDiagnostic('MTM3002', { file }, { file })])

/**
 * Throws the errors of a `.mtm` file, all at once.
 * @returns the target, which a file without errors always has
 */
export function targetOf(reporter: Reporter, file: string, result: CompileResult): Framework {
  const errors = result.diagnostics.filter((one) => one.severity === 'error')
  if (errors.length > 0 || !result.target) reporter.error(toPluginError(file, errors))
  return result.target
}

/** Passes the warnings among what was found in a file on. */
export function reportWarnings(reporter: Reporter, diagnostics: readonly Diagnostic[]): void {
  for (const one of diagnostics) if (one.severity === 'warning') reporter.warn(formatDiagnostic(one))
}

/** A real file under the id of a `.mtm` module would be shadowed by it without a word. */
export function rejectShadowed(reporter: Reporter, id: string): void {
  if (existsSync(id))
    reporter.error(toPluginError(id, [createDiagnostic('MTM3004', { file: id, id }, { file: id })]))
}

/** The packages that compile a style language; one of them is enough. */
const STYLE_PACKAGES: Readonly<Record<string, readonly string[]>> = {
  scss: ['sass-embedded', 'sass'],
  sass: ['sass-embedded', 'sass'],
  less: ['less'],
  styl: ['stylus'],
  stylus: ['stylus'],
}

/** Says at the `.mtm` file which package its styles need; Vite would speak of a file that is not there. */
export function checkStyleLanguage(
  reporter: Reporter,
  { file, lang }: MtmModule & { kind: 'style' },
  root: string,
): void {
  const packages = STYLE_PACKAGES[lang] ?? []
  const { resolve } = createRequire(join(root, 'package.json'))
  const isThere = (name: string) => {
    try {
      return resolve(name) !== ''
    } catch {
      return false
    }
  }
  if (packages.length === 0 || packages.some(isThere)) return
  const diagnostic = createDiagnostic('MTM3005', { lang, missing: packages[0]! }, { file })
  reporter.error(toPluginError(file, [diagnostic]))
}

const missingName = (cause: unknown): string | undefined =>
  cause instanceof Error ? /Cannot find (?:package|module) '([^']+)'/.exec(cause.message)?.[1] : undefined
