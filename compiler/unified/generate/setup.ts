import type { Channel, Range } from '../../types.ts'
import type { Binding, ScriptItem, UnifiedFile } from '../ast.ts'
import type { GeneratedModule } from '../output.ts'
import { createEdit } from './edit.ts'
import type { Edit } from './edit.ts'
import { declareImplicitLocals } from './implicit-locals.ts'
import { renameLocals } from './imports.ts'
import type { UsedImports } from './imports.ts'
import { toModule } from './module.ts'
import { createNames } from './names.ts'
import type { Names } from './names.ts'
import { rewriteReferences } from './references.ts'
import { createItemWriter } from './script-items.ts'

/** What the setup module is made of, besides the file. */
export interface SetupInput {
  readonly file: UnifiedFile
  readonly filename: string
  readonly channels: readonly Channel[]
  readonly meta: Readonly<Record<string, unknown>>
  readonly importSource: string
  readonly imports: UsedImports
}

/** Writes the script: the same module for every target, line for line. */
export function generateSetup(input: SetupInput): GeneratedModule {
  const { file, filename, importSource } = input
  const edit = createEdit(file.source)
  const names = createNames(file.bindings)
  const context = names.free('m$')
  const script = file.references.filter(({ place }) => place === 'script')
  rewriteReferences(edit, script, { names, quote: JSON.stringify })
  declareImplicitLocals(edit, file, names)
  const define = `const setup$ = defineSetup(${JSON.stringify(filename)}, (${context}: any) => { `
  const head = `export ${define}${headOf(input, names, context)}`
  const tail = ` ${tailOf(input, names, context)}});`
  writeItems(edit, input, { head, tail, context, names })
  edit.output.prepend(`import { defineSetup } from ${JSON.stringify(`${importSource}/unified`)}; `)
  return toModule(edit, { filename })
}

function writeItems(
  edit: Edit,
  { file, imports }: SetupInput,
  glue: { head: string; tail: string; context: string; names: Names },
): void {
  const { source, items } = file
  const isKept = (item: ScriptItem) => item.kind !== 'import' || imports.script.has(item)
  const kept = items.filter(isKept)
  const first = kept.find(({ kind }) => kind !== 'import' && kind !== 'type')
  const write = createItemWriter(edit, { ...glue, setupHash: setupHashOf(file) })
  let cursor = 0
  for (const item of kept) {
    edit.blank({ start: cursor, end: item.start })
    cursor = item.end
    if (item.kind !== 'import') write(item)
    else {
      renameLocals(edit, item)
      if (first && item.start > first.start) hoist(edit, item, first.start)
    }
  }
  edit.blank({ start: cursor, end: source.length })
  const last = kept.findLast(({ kind }) => kind !== 'import')
  if (first && last) {
    edit.prepend(first.start, glue.head)
    edit.append(Math.max(last.end, first.end), glue.tail)
  } else edit.append(source.length, `; ${glue.head}${glue.tail}`)
}

/** Moves an import in front of the function; it becomes one line there, and leaves its lines here. */
function hoist(edit: Edit, item: ScriptItem, offset: number): void {
  const { source, output } = edit
  for (
    let at = source.indexOf('\n', item.start);
    at !== -1 && at < item.end;
    at = source.indexOf('\n', at + 1)
  ) {
    output.update(at, at + 1, ' ')
    edit.append(item.start, '\n')
  }
  edit.append(item.end, '; ')
  output.move(item.start, item.end, offset)
}

/** What a change of means that effects of the mount may do something else. */
const setupHashOf = ({ source, items }: UnifiedFile): string =>
  items
    .filter((item) => item.kind === 'import' || (item.kind === 'statement' && item.runs === 'in-setup'))
    .map(({ start, end }) => source.slice(start, end))
    .join('\n')

/** What the language and the frontmatter give to the script. */
function headOf({ file, channels, meta }: SetupInput, names: Names, context: string): string {
  const { bindings } = file
  const isOwn = (name: string) => bindings.some((one) => one.name === name && one.kind !== 'local')
  const code = codeOf(file)
  const used = LANGUAGE.filter((name) => !isOwn(name) && new RegExp(`\\b${name}\\b`).test(code))
  const language = used.length > 0 ? [`const { ${used.join(', ')} } = ${context}.language;`] : []
  const senders = channels.flatMap(({ event, emit }) => {
    const binding = emit === undefined ? undefined : findNamed(bindings, emit, ['channel'])
    const local = binding ? names.localOf(binding) : emit
    return local === undefined
      ? []
      : [`const ${local} = (payload$?: any) => ${context}.emit(${JSON.stringify(event)}, payload$);`]
  })
  const variables = bindings
    .filter(({ kind }) => kind === 'meta' || kind === 'page')
    .map((binding) => {
      const local = names.localOf(binding)
      const value = JSON.stringify(meta[binding.name.replace(/^\$/, '')])
      const name = JSON.stringify(local.slice(0, -1))
      const make =
        binding.kind === 'meta'
          ? `constant(${name}, () => (${value}))`
          : `page(${name}, ${pageKey(binding)}, ${value})`
      return `const ${local} = ${context}.${make};`
    })
  return [...language, ...senders, ...new Set(variables)].map((line) => `${line} `).join('')
}

/** The script without the parts of declarations that are replaced. */
const codeOf = ({ source, items }: UnifiedFile): string =>
  items
    .flatMap((item): (Range | undefined)[] => (item.kind === 'declaration' ? [item.key, item.value] : [item]))
    .map((range) => (range ? source.slice(range.start, range.end) : ''))
    .join('\n')

const LANGUAGE = ['signal', 'computed', 'emit', 'on', 'once'] as const

const pageKey = ({ name }: Binding): string => JSON.stringify(name.replace(/^\$/, ''))

/** What channels hear, and what the template reads besides `$` declarations. */
function tailOf({ file, channels }: SetupInput, names: Names, context: string): string {
  const listeners = channels.flatMap(({ event, on }) => {
    const binding = on === undefined ? undefined : findNamed(file.bindings, on, ['method', 'plain', 'import'])
    if (!binding) return []
    const call = `(payload$: any) => ${names.localOf(binding)}(payload$)`
    return [`${context}.hear(${JSON.stringify(event)}, ${call}); `]
  })
  const plain = findPlain(file).map((binding) => toAccessors(file, binding, names.localOf(binding)))
  return listeners.join('') + (plain.length > 0 ? `${context}.plain({ ${plain.join(', ')} }); ` : '')
}

function findNamed(
  bindings: readonly Binding[],
  name: string,
  kinds: readonly Binding['kind'][],
): Binding | undefined {
  const isOne = (one: Binding, wanted: string) => one.name === wanted && kinds.includes(one.kind)
  return bindings.find((one) => isOne(one, name)) ?? bindings.find((one) => isOne(one, `$${name}`))
}

/** In the order in which the template reads them. */
function findPlain({ references }: UnifiedFile): Binding[] {
  const found = new Map<string, Binding>()
  for (const { binding, place } of references) {
    if (place === 'template' && (binding.kind === 'plain' || binding.kind === 'channel')) {
      found.set(binding.name, binding)
    }
  }
  return [...found.values()]
}

/** `let` variables may be given another value, by the template too: through `ref` for one. */
function toAccessors({ items, source }: UnifiedFile, { name, declaredAt }: Binding, local: string): string {
  const getter = `get ${local}() { return ${local}; }`
  const item = items.find(
    ({ start, end }) => declaredAt !== undefined && start <= declaredAt.start && end >= declaredAt.end,
  )
  const isVariable = item !== undefined && /^(?:let|var)\b/.test(source.slice(item.start, item.end))
  return isVariable && name !== '' ? `${getter}, set ${local}(value$: any) { ${local} = value$; }` : getter
}
