import type { Framework } from '../../../../src/shared/framework.ts'
import type { UnifiedFile } from '../../ast.ts'
import type { GeneratedModule } from '../../output.ts'
import { renameLocals } from '../imports.ts'
import type { UsedImports } from '../imports.ts'
import { toModule } from '../module.ts'
import { createNames, isHandle } from '../names.ts'
import { createView } from './context.ts'
import type { View } from './context.ts'
import { writeChildren } from './nodes.ts'
import { writeShell } from './shell.ts'

/** What the view of a file is made of, besides the file. */
export interface ViewInput {
  readonly file: UnifiedFile
  readonly target: Framework
  readonly filename: string
  readonly name: string
  readonly importSource: string
  readonly imports: UsedImports
  readonly scope: string | undefined
}

/** Writes the template for the official compiler of its target, line for line. */
export function generateView(input: ViewInput): GeneratedModule {
  const { file, target, filename, imports, scope } = input
  const view = createView(file, { target, names: createNames(file.bindings), scope })
  const kept = file.items
    .filter((item) => item.kind === 'import')
    .filter((item) => imports.template.has(item))
  writeChildren(view, file.template.children, file.template.content)
  for (const item of kept) renameLocals(view.edit, item)
  writeShell(view, { ...input, kept, handles: handlesOf(view), hasPlain: hasPlain(file) })
  // a byte order mark alone is no header: it is in the first line
  const hasHeader = file.source.slice(0, file.bodyStart).includes('\n')
  return toModule(view.edit, { filename, target, hasHeader })
}

/** What the view takes of the scope: what the template uses, in its order, so that nothing else changes it. */
function handlesOf({ file, names }: View): string[] {
  const used = file.references.filter(
    ({ binding, place }) => place === 'template' && (isHandle(binding) || binding.kind === 'method'),
  )
  return [...new Set(used.map(({ binding }) => names.localOf(binding)))]
}

const hasPlain = ({ references }: UnifiedFile): boolean =>
  references.some(
    ({ binding, place }) => place === 'template' && (binding.kind === 'plain' || binding.kind === 'channel'),
  )
