import type { Framework } from '../../src/shared/framework.ts'
import type { Suffix } from '../types.ts'

const SUFFIXES: Record<Framework, Suffix> = {
  react: '.react.tsx',
  vue: '.vue',
  svelte: '.svelte',
  solid: '.solid.tsx',
}

/**
 * The ending to append to the path of a `.mtm` file, so that the official plugin of its target (and
 * of no other framework) compiles the module.
 *
 * @example
 * suffixOf('solid') // '.solid.tsx', as in '/src/Cart.mtm.solid.tsx'
 */
export const suffixOf = (target: Framework): Suffix => SUFFIXES[target]
