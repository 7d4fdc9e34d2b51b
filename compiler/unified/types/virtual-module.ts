import type { Channel, Range } from '../../types.ts'
import type { Binding, UnifiedFile } from '../ast.ts'
import { writeItem } from './virtual-script.ts'
import { writeNodes } from './virtual-template.ts'
import { createVirtualText } from './virtual-text.ts'

/** The comment in front of a statement that tells TypeScript to leave it alone. */
const DIRECTIVE_RE = /\/\/[ \t]*@ts-(?:ignore|expect-error)\b.*\s*$/

/** TypeScript that has the type errors of a `.mtm` file. It is checked and never run. */
export interface VirtualModule {
  readonly code: string
  /** Where a range of `code` comes from in the `.mtm` file. */
  sourceRange(this: void, range: Range): Range | undefined
}

/**
 * Writes the module: the script with `let` and `const` where the language has `$x! =` and `$x =`, then the
 * template as a function of `if`, `for` and plain statements. Every expression of the file stands in it
 * once, character by character. It relies on `VIRTUAL_PRELUDE`.
 *
 * @param file a body without syntax errors
 * @param options what the header says
 */
export function virtualModule(
  file: UnifiedFile,
  { meta, channels }: { meta: Readonly<Record<string, unknown>>; channels: readonly Channel[] },
): VirtualModule {
  const text = createVirtualText(file.source, valueReads(file))
  let previous = file.bodyStart
  for (const item of file.items) {
    const directive = DIRECTIVE_RE.exec(file.source.slice(previous, item.start))
    if (directive) {
      const start = previous + directive.index
      text.copy({ start, end: start + directive[0].trimEnd().length })
      text.add('\n')
    }
    writeItem(item, file, text)
    previous = item.end
  }
  for (const binding of file.bindings) text.add(ambientOf(binding, meta))
  const declared = new Set(file.bindings.map(({ name }) => name))
  for (const { emit } of channels) {
    if (emit !== undefined && !declared.has(emit))
      text.add(`declare const ${emit}: (payload?: any) => void\n`)
  }
  text.add('function template$() {\n')
  writeNodes(file.template.children, { file, text, written: new Set() })
  text.add('}\nvoid template$\nexport {}\n')
  return { code: text.toString(), sourceRange: text.sourceRange }
}

/** `.value` of values that have none: the language reads `$x.value` as `$x`. */
const valueReads = ({ references }: UnifiedFile): Range[] =>
  references
    .filter(({ start, end, binding, mutation }) => !mutation && end - start > binding.name.length)
    .map(({ start, end, binding }) => ({ start: start + binding.name.length, end }))

/** What is declared outside of the script, or nowhere. */
function ambientOf({ name, kind }: Binding, meta: Readonly<Record<string, unknown>>): string {
  switch (kind) {
    case 'meta':
      return `declare const ${name}: ${typeOf(meta[name])}\n`
    case 'page':
    case 'implicit-local':
      return `declare let ${name}: any\n`
    case 'channel':
      return `declare const ${name}: (payload?: any) => void\n`
    default:
      return ''
  }
}

function typeOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? typeof value
    : 'any'
}
