import { stripVTControlCharacters, styleText } from 'node:util'

type Format = Parameters<typeof styleText>[0]

/** Colours text where the terminal shows colours, as Vite does. */
export type Paint = (format: Format, text: string) => string

/** @param isColoured false leaves every text as it is */
export const createPaint =
  (isColoured: boolean = hasColours()): Paint =>
  (format, text) =>
    isColoured ? styleText(format, text, { validateStream: false }) : text

/** What comes of files and errors moves no cursor, and colours nothing. Lines stay lines. */
export const toPlainText = (text: string): string =>
  stripVTControlCharacters(text).replace(/[^\P{Cc}\n\t]/gu, '')

/** Asked in the order that all tools have agreed upon. */
function hasColours({ env, stdout } = process): boolean {
  if (env.NO_COLOR || process.argv.includes('--no-color')) return false
  if (env.FORCE_COLOR || process.argv.includes('--color') || env.CI) return true
  return stdout.isTTY && env.TERM !== 'dumb'
}
