import type { CompileResult } from '../../compiler/index.ts'
import type { MtmModule } from '../shared/module-id.ts'

/**
 * What of a `.mtm` file a module holds: the view, for whatever target; of a unified body also the script that all
 * views share, and each style.
 */
export type MtmPart = 'view' | 'setup' | `style-${number}`

/** The part that a module holds; hosts hold none. */
export function partOf(module: MtmModule): MtmPart | undefined {
  switch (module.kind) {
    case 'view':
    case 'setup':
      return module.kind
    case 'style':
      return `style-${module.index}`
    case 'host':
      return undefined
    default:
      return module satisfies never
  }
}

/** A text for every part; a part whose text is the same does the same. */
export function textsOf({ target, code, unified }: CompileResult): ReadonlyMap<MtmPart, string> {
  const view = unified?.view.fingerprint ?? code
  const styles = unified?.styles ?? []
  const scope = unified?.scope ?? ''
  return new Map<MtmPart, string>([
    ['view', `${target}\n${view}`],
    ...(unified ? [['setup', unified.setup.fingerprint] as const] : []),
    ...styles.map(({ lang, isGlobal, fingerprint }, index) => {
      const kind = isGlobal ? 'global' : `scoped ${scope}`
      return [`style-${index}`, `${lang} ${kind}\n${fingerprint}`] as const
    }),
  ])
}
