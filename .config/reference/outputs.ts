import { parseSync } from 'vite'
import { compile } from '../../compiler/index.ts'
import { FRAMEWORKS } from '../../src/shared/framework.ts'
import type { Framework } from '../../src/shared/framework.ts'

/** What an example is compiled to, as the reference shows it. */
export interface Outputs {
  /** The script: the same for all targets. */
  readonly setup: string
  readonly views: Readonly<Record<Framework, string>>
}

/** How Markdown is told what a view is written in. */
export const LANGUAGES: Readonly<Record<Framework, string>> = {
  react: 'tsx',
  vue: 'vue',
  svelte: 'svelte',
  solid: 'tsx',
}

const FILE = 'src/Example.mtm'

/** Where the markup of a view begins and ends; what is around it is the same in each file. */
const MARKUP: Readonly<Record<Framework, RegExp>> = {
  react: /return \(<>\n?([^]*?)\n<\/>\); \}/,
  vue: /<\/script><template>\n?([^]*)\n<\/template>/,
  svelte: /<\/script>\n?([^]*)/,
  solid: /return mounted\$\(scope\$, <>\n?([^]*?)\n<\/>\); \}/,
}

/**
 * Compiles an example for all four targets.
 *
 * @param source a `.mtm` file
 * @throws {Error} when it is not valid
 */
export function compileExample(source: string): Outputs {
  const results = FRAMEWORKS.map((target) => {
    const { unified, diagnostics } = compile(source, { filename: FILE, parse: parseSync, target })
    if (!unified) throw new Error(diagnostics.map(({ code, message }) => `${code} ${message}`).join('\n'))
    return [target, unified] as const
  })
  return {
    setup: condense(results[0]?.[1].setup.code ?? ''),
    // One entry for each framework: it is made from the list of all.
    views: Object.fromEntries(
      results.map(([target, { view }]) => [target, condense(view.code)]),
    ) as unknown as Outputs['views'],
  }
}

/**
 * The part of a view that comes from the `<template>`.
 *
 * @throws {Error} when the view does not have the shape that is known
 */
export function markupOf(target: Framework, view: string): string {
  const found = MARKUP[target].exec(view)?.[1]
  if (found === undefined) throw new Error(`no markup in the ${target} view:\n${view}`)
  return found.trim()
}

/** Without the empty lines that keep generated code on the lines of its source. */
const condense = (code: string): string =>
  code
    .split('\n')
    .map((line) => line.trimEnd())
    .filter((line) => line !== '')
    .join('\n')
