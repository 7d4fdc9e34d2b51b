import type { MagicString } from 'magic-string'
import type { ModuleBody } from '../analyze/body.ts'
import type { Header } from '../parse/header.ts'
import type { SyntaxNode } from '../parse/syntax.ts'
import type { Channel } from '../types.ts'
import type { Glue } from './glue.ts'
import { insertIntoFunction, lastDirective } from './insert.ts'

/** Connects a React or Solid module to its channels. */
export function injectIntoModule(
  output: MagicString,
  body: ModuleBody,
  context: { source: string; header: Header; channels: readonly Channel[]; glue: Glue },
): void {
  const { source, header, channels, glue } = context
  const owned = new Map<SyntaxNode, Channel[]>()
  const ownerless: Channel[] = []
  for (const channel of channels) {
    if (channel.on === undefined) continue
    const owner = ownerOf(channel.on, body)
    if (owner) owned.set(owner, [...(owned.get(owner) ?? []), channel])
    else ownerless.push(channel)
  }
  const top = [
    glue.emits('typescript'),
    glue.listenerImport([...owned.values()].flat()),
    glue.moduleListeners(ownerless, 'typescript'),
  ]
  insertAtTop(output, top.filter((part) => part !== '').join(' '), body, { source, header })
  for (const [owner, heard] of owned) insertIntoFunction(output, glue.listeners(heard, 'typescript'), owner)
}

/** The function that declares the handler, else the component when the module declares it. */
function ownerOf(handler: string, body: ModuleBody): SyntaxNode | undefined {
  const owner = body.owners.find(({ bindings }) => bindings.has(handler))?.owner
  return owner ?? (body.readable ? body.component : undefined)
}

/**
 * Line 1 of the header is free. A directive must stay the first statement, and a JSX pragma is only
 * read before it: then the glue goes behind them.
 */
function insertAtTop(
  output: MagicString,
  glue: string,
  { statements }: ModuleBody,
  { source, header }: { source: string; header: Header },
): void {
  if (glue === '') return
  const directive = lastDirective(statements)
  const first = statements[0]
  if (directive) output.appendLeft(directive.end, `; ${glue}`)
  else if (first && source.slice(header.end, first.start).includes('@jsx'))
    output.appendLeft(first.start, `${glue} `)
  else output.prepend(glue)
}
