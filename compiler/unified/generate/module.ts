import { createSourceMap } from '../../source-map.ts'
import type { GeneratedModule } from '../output.ts'
import type { Framework } from '../../../src/shared/framework.ts'
import type { Edit } from './edit.ts'
import { hashOf } from './hash.ts'

/** Makes a module of an edit: code, map, and what tells one version of it from another. */
export function toModule(
  { output }: Edit,
  options: { filename: string; target?: Framework | undefined; hasHeader?: boolean },
): GeneratedModule {
  const { filename, target, hasHeader = false } = options
  const code = output.toString()
  return {
    code,
    map: createSourceMap(output, { filename, target, header: { kind: hasHeader ? 'fenced' : 'none' } }),
    fingerprint: `${hashOf(code.replace(/\n+/g, '\n'))}-${code.length - (code.match(/\n/g)?.length ?? 0)}`,
  }
}
