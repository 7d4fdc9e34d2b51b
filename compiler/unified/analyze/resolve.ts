import type { SyntaxNode } from '../../parse/syntax.ts'
import type { Report } from '../../report.ts'
import type { Binding } from '../ast.ts'
import { toNode } from '../parse/expressions.ts'
import type { ParsedBody } from './index.ts'
import type { Scope } from './scope.ts'
import { createSuggester } from './suggest.ts'
import type { Use } from './uses.ts'

/** Keys of the header that say what a file is, not what its page is about. */
const STRUCTURAL: ReadonlySet<string> = new Set(
  'target dialect function name channels props imports layoutName layout useLayout compileJs compileJsMode'.split(
    ' ',
  ),
)

/**
 * Finds bindings for names that the file does not declare: metadata, variables of the page, and
 * names that a function assigns to. Reports other names with `$`; those without are left to the platform.
 *
 * @returns the bindings that were made for that
 */
export function resolveNames(
  uses: readonly Use[],
  body: ParsedBody,
  own: readonly Binding[],
  report: Report,
): Binding[] {
  const found = new Map<string, Binding>()
  const unknown = new Map<string, Use[]>()
  for (const use of uses) {
    if (use.binding) continue
    const kind = kindOf(use, body)
    if (kind) use.binding = getOr(found, use.name, () => ({ name: use.name, kind }))
    else if (use.name.startsWith('$') && !body.incomplete.has(use.name))
      getOr(unknown, use.name, () => []).push(use)
  }
  const locals = [...unknown].flatMap(([name, group]) => resolveLocals(name, group, report))
  const names = own.map(({ name }) => name).filter((name) => name.startsWith('$'))
  const suggest = createSuggester()
  for (const [name, group] of unknown) {
    for (const use of group) {
      if (!use.binding) report.add('MTM2102', { name, suggestion: suggest(name, () => names) }, use)
    }
  }
  return [...found.values(), ...locals]
}

function kindOf({ name, place }: Use, { meta, hasLayout }: ParsedBody): 'meta' | 'page' | undefined {
  const isMarked = name.startsWith('$') && name.length > 1
  const key = isMarked ? name.slice(1) : name
  const isMeta = Object.hasOwn(meta, key) && !STRUCTURAL.has(key)
  if (isMarked && hasLayout) return 'page'
  return isMeta && (isMarked || place === 'template') ? 'meta' : undefined
}

/** A name that a function assigns to, and that nothing declares, is local to the outermost such function. */
function resolveLocals(name: string, group: readonly Use[], report: Report): Binding[] {
  const owners = new Map<SyntaxNode, Binding>()
  for (const use of group) {
    const { owner } = use.scope
    if (owner === undefined || use.use === 'update' || !use.isWritten || use.mutation) continue
    getOr<SyntaxNode, Binding>(owners, owner, () => ({
      name,
      kind: 'implicit-local',
      declaredAt: rangeOf(use),
      owner: toNode(owner),
    }))
  }
  if (owners.size === 0) return []
  const used = new Set<Binding>()
  for (const use of group) {
    const binding = outermost(use.scope, owners)
    if (!binding) continue
    use.binding = binding
    if (!used.has(binding) && binding.declaredAt) report.add('MTM2120', { name }, binding.declaredAt)
    used.add(binding)
  }
  return [...used]
}

function outermost(scope: Scope, owners: ReadonlyMap<SyntaxNode, Binding>): Binding | undefined {
  let found: Binding | undefined
  for (let at: Scope | undefined = scope; at; at = at.parent) {
    found = (at.owner && owners.get(at.owner)) ?? found
  }
  return found
}

const rangeOf = ({ start, end }: Use): { start: number; end: number } => ({ start, end })

function getOr<Key, Value>(map: Map<Key, Value>, key: Key, create: () => Value): Value {
  const value = map.get(key) ?? create()
  map.set(key, value)
  return value
}
