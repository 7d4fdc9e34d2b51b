import type { ImportDeclaration, Node } from 'estree'
import { toAst } from '../shared/instrument-syntax.ts'
import { stateEdit, type Edit, type Place } from './instrument-edit.ts'
import { targetOf, type SvelteNames } from './instrument-names.ts'

interface Container {
  readonly from: string
  readonly isClass: boolean
  /** Code that gives what the container can be made from again. */
  readonly reader: (target: string) => string
  readonly imports?: readonly string[]
}

const isMadeOfEntries = {
  from: 'svelte/reactivity',
  isClass: true,
  reader: (target: string) => `[...${target}]`,
}
const isMotion = { from: 'svelte/motion', isClass: true, reader: (target: string) => `${target}.target` }
const isStore = {
  isClass: false,
  reader: (target: string) => `__metamon_svelteStoreValue(${target})`,
  imports: ['svelteStoreValue'],
}

/** What Svelte offers to hold state, besides `$state`. Each is made from its first argument. */
const CONTAINERS: Readonly<Record<string, Container>> = {
  writable: { ...isStore, from: 'svelte/store' },
  tweened: { ...isStore, from: 'svelte/motion' },
  spring: { ...isStore, from: 'svelte/motion' },
  Tween: isMotion,
  Spring: isMotion,
  SvelteMap: isMadeOfEntries,
  SvelteSet: isMadeOfEntries,
  SvelteURLSearchParams: isMadeOfEntries,
  SvelteDate: { ...isMadeOfEntries, reader: (target) => `${target}.getTime()` },
  SvelteURL: { ...isMadeOfEntries, reader: (target) => `${target}.href` },
}

/** What Svelte calls them. */
export const CONTAINER_NAMES: readonly string[] = Object.keys(CONTAINERS)

/** Which of the containers a module imports. */
export function importedContainers(imports: readonly ImportDeclaration[]): SvelteNames['containers'] {
  const specifiers = imports.flatMap(({ source, specifiers }) =>
    specifiers.flatMap((one) => {
      if (one.type !== 'ImportSpecifier' || one.imported.type !== 'Identifier') return []
      const { name } = one.imported
      const isContainer = Object.hasOwn(CONTAINERS, name) && CONTAINERS[name]?.from === source.value
      return isContainer ? [[one.local.name, name] as const] : []
    }),
  )
  return new Map(specifiers)
}

/** Finds `const map = new SvelteMap(…)`, `const store = writable(…)` and the like, also as fields of classes. */
export function findContainer(place: Place, names: SvelteNames): Edit | undefined {
  const { node, ancestors, functions, code } = place
  if (node.type !== 'NewExpression' && node.type !== 'CallExpression') return undefined
  const local = node.callee.type === 'Identifier' ? node.callee.name : ''
  const kind = names.containers.get(local) ?? ''
  const container = CONTAINERS[kind]
  const target = targetOf(node, ancestors, code)
  if (!container || !target || container.isClass !== (node.type === 'NewExpression')) return undefined
  const name = target.replace(/^this\.#?/, '')
  return stateEdit(place, {
    kind,
    name: [...functions, ...classNames(ancestors), name].join('.'),
    call: toAst(node),
    reader: container.reader(target),
    ...(container.imports && { imports: container.imports }),
  })
}

const classNames = (ancestors: readonly Node[]): string[] =>
  ancestors.flatMap((one) => (one.type === 'ClassDeclaration' && one.id ? [one.id.name] : []))
