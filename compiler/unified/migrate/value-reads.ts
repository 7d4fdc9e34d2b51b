import { createBraceScanner } from '../parse/braces.ts'
import { advance, createLexer, tokenText } from '../parse/lexer.ts'
import type { Range } from '../../types.ts'
import { declarationsOf } from './declarations.ts'
import type { Declared } from './declarations.ts'
import type { Edits } from './edits.ts'
import { expressionsOf } from './markup-pieces.ts'
import type { BodyParts } from './split-body.ts'

/** Values that have no `value` of their own, by how they begin. */
const PLAIN_RE = /^(?:signal\s*[<(]|computed\s*[<(]|['"`[\d]|-\d|(?:true|false|null|undefined)\b|\{)/
const VALUE_KEY_RE = /(?<![\w$.])(?:value|["']value["'])\s*[:,}]/
const VALUE_RE = /\s*\.\s*value(?![\w$])/y

/** `$x` is the value itself: `.value` behind it goes, where the value cannot have a `value` of its own. */
export function valueReads(parts: BodyParts, edits: Edits): void {
  const { source, scripts, markups } = parts
  const declared = declarationsOf(parts)
  const names = new Set(declared.filter((one) => isPlain(one, declared, parts)).map(({ name }) => name))
  const braces = markups.map((range) => expressionsOf(source, range, createBraceScanner(source, range.end)))
  for (const range of [...scripts, ...braces.flat()]) dropValues(source, range, names, edits)
}

function isPlain(
  { name, value }: Declared,
  all: readonly Declared[],
  { source, bodyStart }: BodyParts,
): boolean {
  const next = all.find((one) => one.nameRange.start > value)?.nameRange.start ?? source.length
  const text = source.slice(value, next)
  if (all.filter((one) => one.name === name).length > 1 || isShadowed(name, source.slice(bodyStart)))
    return false
  return PLAIN_RE.test(text) && !VALUE_KEY_RE.test(text)
}

/** A parameter, a variable or an item of the same name. */
function isShadowed(name: string, body: string): boolean {
  const word = `${name.replaceAll('$', '\\$')}(?![\\w$])`
  return new RegExp(
    `(?:\\b(?:const|let|var|as|function)\\s+(?:[\\[{][^=\\n]*)?|\\bcatch\\s*\\()${word}|` +
      `\\([^()]*(?<![\\w$.])${word}[^()]*\\)\\s*(?::[^={]*)?=>|${word}\\s*=>|\\bfunction\\b[^(]*\\([^)]*${word}`,
  ).test(body)
}

function dropValues(source: string, { start, end }: Range, names: ReadonlySet<string>, edits: Edits): void {
  const lexer = createLexer(source, start, end)
  let isMember = false
  while (advance(lexer) !== 'end') {
    if (lexer.kind === 'word' && !isMember && names.has(tokenText(lexer))) {
      VALUE_RE.lastIndex = lexer.at
      const match = VALUE_RE.exec(source)
      if (match && lexer.at + match[0].length <= end) {
        edits.replace(lexer.at, lexer.at + match[0].length, '')
        edits.done()
      }
    }
    isMember = lexer.kind === 'dot'
  }
}
