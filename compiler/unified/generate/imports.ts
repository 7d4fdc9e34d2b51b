import { child, nodes } from '../../parse/syntax.ts'
import type { SyntaxNode } from '../../parse/syntax.ts'
import type { Binding, ImportItem, UnifiedFile } from '../ast.ts'
import type { TemplateNode } from '../template-ast.ts'
import type { Edit } from './edit.ts'
import { toLocal } from './names.ts'
import { childrenOf } from './walk-template.ts'

/** Which imports the script needs, and which the template. */
export interface UsedImports {
  readonly script: ReadonlySet<ImportItem>
  readonly template: ReadonlySet<ImportItem>
}

/** Says where each import is needed. One without names is for its effects, and the script's. */
export function findUsedImports({ items, references, template }: UnifiedFile): UsedImports {
  const imports = items.filter((item) => item.kind === 'import')
  const used = { script: new Set<string>(), template: componentNames(template.children) }
  for (const { binding, place } of references) if (binding.kind === 'import') used[place].add(binding.name)
  const usedBy = (names: ReadonlySet<string>) => (item: ImportItem) =>
    !item.isTypeOnly && item.locals.some(({ name }) => names.has(name))
  return {
    script: new Set(
      imports.filter((item) => (item.locals.length === 0 && !item.isTypeOnly) || usedBy(used.script)(item)),
    ),
    template: new Set(imports.filter(usedBy(used.template))),
  }
}

/** `Card` of `<Card/>`, `ui` of `<ui.Card/>`. */
function componentNames(children: readonly TemplateNode[], names: Set<string> = new Set()): Set<string> {
  for (const node of children) {
    if (node.kind === 'component') names.add(node.name.split('.')[0] ?? node.name)
    componentNames(childrenOf(node), names)
  }
  return names
}

/** Renames what an import calls `$name`. */
export function renameLocals(edit: Edit, { node }: ImportItem): void {
  // the parser gives every node its positions
  for (const specifier of nodes(node as unknown as SyntaxNode, 'specifiers')) {
    const local = child(specifier, 'local')
    if (!local || edit.source[local.start] !== '$') continue
    const name = edit.source.slice(local.start, local.end)
    if (child(specifier, 'imported')?.start === local.start) edit.append(local.start, `${name} as `)
    edit.rename(local, toLocal(name))
  }
}

/** True for a component whose import is another `.mtm` file. */
export function isUnifiedImport({ items }: UnifiedFile, { name }: Pick<Binding, 'name'>): boolean {
  const local = name.split('.')[0]
  return items.some(
    (item) =>
      item.kind === 'import' &&
      item.specifier.replace(/\?.*$/, '').endsWith('.mtm') &&
      item.locals.some((binding) => binding.name === local),
  )
}
