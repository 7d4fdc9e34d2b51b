import { nearest } from '../../../src/shared/nearest.ts'
import type { SyntaxNode } from '../../parse/syntax.ts'
import type { Report } from '../../report.ts'
import type { Channel, Range } from '../../types.ts'
import type { Binding } from '../ast.ts'
import type { ParsedBody } from './index.ts'
import { declarationsOf } from './scope.ts'

/** A channel as the header gives it: it may know where its names stand. */
type PlacedChannel = Channel & {
  readonly number?: number
  readonly ranges?: Partial<Readonly<Record<'emit' | 'on', Range>>>
}

/** Collects the names of the component level; reports those that are declared twice. */
export function componentBindings(body: ParsedBody, report: Report): Binding[] {
  const bindings = new Map<string, Binding>()
  const add = (binding: Binding): void => {
    if (bindings.has(binding.name) && binding.declaredAt) {
      report.add('MTM2101', { name: binding.name }, binding.declaredAt)
    } else bindings.set(binding.name, binding)
  }
  for (const item of body.items) {
    if (item.kind === 'declaration') add(item.binding)
    else if (item.kind === 'import') for (const local of item.locals) add(local)
    // every node of the parser has its offsets
    else for (const plain of declarationsOf([item.node as unknown as SyntaxNode], 'plain')) add(plain)
  }
  checkChannels(body.channels, bindings, report)
  for (const { emit } of body.channels) {
    if (emit !== undefined && !bindings.has(emit)) bindings.set(emit, { name: emit, kind: 'channel' })
  }
  for (const binding of headerBindings(body.meta)) {
    if (!bindings.has(binding.name)) bindings.set(binding.name, binding)
  }
  return [...bindings.values()]
}

function checkChannels(
  channels: readonly PlacedChannel[],
  bindings: ReadonlyMap<string, Binding>,
  report: Report,
): void {
  for (const [index, { emit, on, number = index + 1, ranges = {} }] of channels.entries()) {
    const nowhere = { start: 0, end: 0 }
    if (emit !== undefined && bindings.has(emit)) {
      const problem = 'declared-in-body'
      report.add('MTM1021', { channel: number, key: 'emit', token: emit, problem }, ranges.emit ?? nowhere)
    }
    if (
      on === undefined ||
      bindings.has(on) ||
      bindings.has(`$${on}`) ||
      channels.some((other) => other.emit === on)
    )
      continue
    const suggestion = nearest(on, bindings.keys()) ?? nearest(`$${on}`, bindings.keys())
    report.add('MTM1024', { channel: number, token: on, suggestion }, ranges.on ?? nowhere)
  }
}

/** What `props` and `imports` of the header declare. */
function headerBindings({ props, imports }: Readonly<Record<string, unknown>>): Binding[] {
  const names = Array.isArray(props) ? props.map(nameOfProp) : isRecord(props) ? Object.keys(props) : []
  const files = Array.isArray(imports) ? imports.filter((file) => typeof file === 'string') : []
  return [
    ...names
      .filter((name) => name !== undefined)
      .map((name) => ({ name: `$${name.replace(/^\$/, '')}`, kind: 'prop' }) as const),
    ...files.map((file) => ({ name: componentName(file), kind: 'import' }) as const),
  ]
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

function nameOfProp(prop: unknown): string | undefined {
  const name = isRecord(prop) ? prop.name : prop
  return typeof name === 'string' ? name : undefined
}

/** `./ui/todo-item.mtm` is imported as `TodoItem`. */
function componentName(file: string): string {
  const base = /([^/]*?)(?:\.[^/]*)?$/.exec(file)?.[1] ?? ''
  return base.replace(/(?:^|[-_ ])([\p{L}\d])/gu, (_, letter: string) => letter.toUpperCase())
}
