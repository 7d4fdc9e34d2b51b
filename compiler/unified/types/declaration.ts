import { nodes } from '../../parse/syntax.ts'
import type { ParseScript } from '../../types.ts'
import type { ScriptItem, UnifiedFile } from '../ast.ts'
import { propTypesOf } from './prop-types.ts'
import type { PropType } from './prop-types.ts'
import type { UnifiedReading } from './read-unified.ts'

const CALL = '(props: Props$) => never'

/** What a file is of which nothing more is known. */
const UNTYPED = 'type Props$ = Record<string, unknown>'

/**
 * Writes the declaration file of a component, `Foo.d.mtm.ts`: with `allowArbitraryExtensions` TypeScript
 * reads it for `import Foo from './Foo.mtm'`. Types that the script declares or imports come along;
 * relative imports are those of the `.mtm` file, which `rootDirs` makes right.
 *
 * @param importSource the package that `IslandSource` comes from, so that the component can be given to an
 * `Island`; without it the declaration relies on nothing
 */
export function declarationOf(
  { file, frontmatter }: UnifiedReading,
  { parse, importSource }: { parse: ParseScript; importSource?: string },
): string {
  const props = propTypesOf(file, frontmatter, parse)
  const isUntyped = props.length === 0 && readsProps(file)
  const isOptional = isUntyped || props.every(({ isRequired }) => !isRequired)
  return [
    ...(importSource === undefined ? [] : [`import type { IslandSource } from '${importSource}/react'`]),
    ...borrowed(file, props),
    isUntyped ? UNTYPED : interfaceOf(props),
    '/** The component, as one of the framework of the importing file. */',
    `declare const component: ${importSource === undefined ? CALL : `(${CALL}) & IslandSource`}`,
    'export default component',
    '/** Appends the component to `target`, whatever framework it is written in. */',
    `export declare function mount(target: Element, props${isOptional ? '?' : ''}: Props$): {`,
    '  /** Hands over new props; they replace the earlier ones. */',
    '  update(props: Props$): void',
    '  /** Removes the component, its element and everything it started. */',
    '  unmount(): void',
    '}',
    '',
  ].join('\n')
}

/** Content and listeners can be given to any component. */
const interfaceOf = (props: readonly PropType[]): string =>
  [
    'interface Props$ {',
    ...props.map(({ name, type, isRequired }) =>
      isRequired ? `  ${name}: ${type}` : `  ${name}?: (${type}) | undefined`,
    ),
    ...(props.some(({ name }) => name === 'children') ? [] : ['  children?: unknown']),
    '  [listener: `on${string}`]: unknown',
    '}',
  ].join('\n')

/** Imports and types of the script that the types of the props name, also by way of each other. */
function borrowed({ items, source }: UnifiedFile, props: readonly PropType[]): string[] {
  if (props.length === 0) return []
  const text = ({ start, end }: ScriptItem): string => source.slice(start, end)
  const types = items
    .filter(({ kind }) => kind === 'type')
    .map((item) => text(item).replace(/^(export\s+)?(?=(?:const\s+)?enum\b)/, '$1declare '))
  const used = [...types, ...props.map(({ type }) => type)].join('\n')
  const imports = items.filter(
    (item) => item.kind === 'import' && item.locals.some(({ name }) => mentions(used, name)),
  )
  return [...imports.map(text), ...types]
}

const mentions = (text: string, name: string): boolean =>
  new RegExp(`(?<![\\w$])${name.replaceAll('$', '\\$')}(?![\\w$])`).test(text)

/** `$init = (props) => …` can read anything. */
const readsProps = ({ items }: UnifiedFile): boolean =>
  items.some(
    (item) =>
      item.kind === 'lifecycle' && item.phase === 'init' && nodes(item.value.node, 'params').length > 0,
  )
