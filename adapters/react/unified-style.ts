import { style$ as toCss } from '../../src/unified/text.ts'

/** Joins styles and takes them apart into the object that React wants. */
export function style$(...values: readonly unknown[]): Record<string, string> | undefined {
  const css = toCss(...values)
  if (css === undefined) return undefined
  return Object.fromEntries(splitDeclarations(css).map(toEntry))
}

/** A semicolon inside of quotes or parentheses ends nothing: `url(data:image/png;base64,…)`. */
const splitDeclarations = (css: string): string[] =>
  css.match(/(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\((?:[^()"']|"[^"]*"|'[^']*')*\)|[^;])+/g) ?? []

function toEntry(declaration: string): [name: string, value: string] {
  const colon = declaration.indexOf(':')
  return [toName(declaration.slice(0, colon).trim()), declaration.slice(colon + 1).trim()]
}

const toName = (name: string): string =>
  name.startsWith('--') ? name : name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())
