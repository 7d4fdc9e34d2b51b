import type { Expression, Super } from 'estree'
import type { Syntax } from '../shared/instrument.ts'

/** What a module calls the exports of Vue. */
export interface VueImports {
  /** The export of Vue that an expression names, `ref` for `ref`, `r` or `Vue.ref`; else undefined. */
  exportOf(callee: Expression | Super): string | undefined
}

/** Reads the imports of a module from `vue`, aliased ones and namespaces included. */
export function readVueImports({ program }: Syntax): VueImports {
  const names = new Map<string, string>()
  const namespaces = new Set<string>()
  for (const statement of program.body) {
    if (statement.type !== 'ImportDeclaration' || statement.source.value !== 'vue') continue
    for (const specifier of statement.specifiers) {
      if (specifier.type !== 'ImportSpecifier') namespaces.add(specifier.local.name)
      else if (specifier.imported.type === 'Identifier')
        names.set(specifier.local.name, specifier.imported.name)
    }
  }
  return {
    exportOf(callee) {
      if (callee.type === 'Identifier') return names.get(callee.name)
      const isMember = callee.type === 'MemberExpression' && !callee.computed && !callee.optional
      if (!isMember || callee.object.type !== 'Identifier' || callee.property.type !== 'Identifier')
        return undefined
      return namespaces.has(callee.object.name) ? callee.property.name : undefined
    },
  }
}

/** The name that an expression starts with: `Vue` of `Vue.ref`. */
export function rootName(callee: Expression | Super): string {
  const root = callee.type === 'MemberExpression' ? callee.object : callee
  return root.type === 'Identifier' ? root.name : ''
}
