import type { Report } from '../../report.ts'
import type { Range } from '../../types.ts'
import type { Knowledge } from './check-uses.ts'

const REACTIVE: ReadonlySet<string> = new Set(['state', 'shared', 'derived', 'prop', 'page'])

/** Types of other languages that people write. */
const FOREIGN_TYPES: ReadonlyMap<string, string> = new Map([
  ['float', 'number'],
  ['double', 'number'],
  ['int', 'number'],
  ['integer', 'number'],
  ['long', 'number'],
  ['decimal', 'number'],
  ['bool', 'boolean'],
  ['str', 'string'],
  ['text', 'string'],
  ['list', 'unknown[]'],
  ['dict', 'Record<string, unknown>'],
])

/** Reports declarations that do something else than they seem to. */
export function checkDeclarations(knowledge: Knowledge, report: Report): void {
  const { spans, uses, body } = knowledge
  const spanOf = new Map(spans.map((span) => [span.expression, span]))
  const types = declaredTypes(knowledge)
  for (const { item, binding } of body.declarations) {
    if (item.type) checkType(body.source, item.type, types, report)
    const span = item.value && spanOf.get(item.value)
    if (binding.kind !== 'state' || !span) continue
    const from = uses
      .slice(span.from, span.to)
      .find((use) => !use.isDeferred && use.binding !== undefined && REACTIVE.has(use.binding.kind))
    if (from) report.add('MTM2112', { name: binding.name, source: from.name }, from)
  }
}

function declaredTypes({ body }: Knowledge): ReadonlySet<string> {
  const names = new Set<string>()
  for (const item of body.items) {
    if (item.kind === 'import') for (const { name } of item.locals) names.add(name)
    if (item.kind !== 'type') continue
    const id: unknown =
      Reflect.get(item.node, 'id') ?? Reflect.get(Reflect.get(item.node, 'declaration') ?? {}, 'id')
    if (typeof id === 'object' && id !== null) names.add(String(Reflect.get(id, 'name')))
  }
  return names
}

function checkType(source: string, type: Range, declared: ReadonlySet<string>, report: Report): void {
  const text = source.slice(type.start, type.end)
  for (const match of text.matchAll(/(?<![\w.$'"])[a-z]+(?![\w$'"]|\s*[?]?:)/g)) {
    const [token] = match
    const suggestion = declared.has(token) ? undefined : FOREIGN_TYPES.get(token)
    const start = type.start + match.index
    if (suggestion !== undefined)
      report.add('MTM2114', { token, suggestion }, { start, end: start + token.length })
  }
}
