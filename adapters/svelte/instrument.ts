import type { Node } from 'estree'
import type { Instrument, InstrumentInput, Syntax, WantedCode } from '../shared/instrument.ts'
import { createDeclarationList, type DeclarationList } from '../shared/instrument-declarations.ts'
import { toAst } from '../shared/instrument-syntax.ts'
import { endsOf } from '../shared/instrument-unwanted.ts'
import { boundElements } from './instrument-bound-elements.ts'
import { findComponent } from './instrument-component.ts'
import { CONTAINER_NAMES, findContainer, importedContainers } from './instrument-containers.ts'
import type { Edit } from './instrument-edit.ts'
import { functionName, type SvelteNames } from './instrument-names.ts'
import { findProp, findState } from './instrument-runes.ts'
import { instrumentSites } from './instrument-sites.ts'

/** What is looked for in a module of Svelte. */
export const wanted: WantedCode = {
  names: [
    'state',
    'mutable_source',
    'proxy',
    'tag',
    'tag_proxy',
    'prop',
    'hmr',
    'bind_this',
    'add_svelte_meta',
    ...CONTAINER_NAMES,
  ],
  // What is derived, where elements stand, and what an object holds that becomes state.
  unwanted: (code) => endsOf(code, /(?<![\w$.])\$\.(?:derived\(|add_locations\(|proxy\(\{)/g),
}

/**
 * Instruments a module of Svelte for development, in the form that Svelte's own compiler has given it: what
 * `$state`, props, stores and reactive containers start with, and the component that `$.hmr` is given.
 */
export const instrument: Instrument = (input) => {
  const { nodes } = input.syntax
  const names = input.syntax.derive(readNames)
  const declarations = createDeclarationList(input)
  const edits = findEdits(input, { names, nodes, declarations })
  for (const { at, open, close } of edits) {
    input.output.prependLeft(at.start, open)
    input.output.appendLeft(at.end, close)
  }
  const imports = edits.flatMap((one) => one.imports)
  const statement = declarations.statement()
  if (statement) imports.push('declare')
  input.output.prepend(statement)
  imports.push(...instrumentSites(input, names, nodes))
  return [...new Set(imports)]
}

function readNames({ program, nodes }: Syntax): SvelteNames {
  const imports = program.body.filter((node) => node.type === 'ImportDeclaration')
  const runtime = imports
    .filter(({ source }) => source.value === 'svelte/internal/client')
    .flatMap(({ specifiers }) => specifiers)
    .find(({ type }) => type === 'ImportNamespaceSpecifier')
  return {
    runtime: runtime?.local.name,
    containers: importedContainers(imports),
    elements: boundElements(nodes, runtime?.local.name),
  }
}

interface ModuleFacts {
  readonly names: SvelteNames
  /** All nodes of the module. */
  readonly nodes: readonly Node[]
  readonly declarations: DeclarationList
}

/** Inner places come before the outer ones that end where they do. */
function findEdits(input: InstrumentInput, { names, nodes, declarations }: ModuleFacts): Edit[] {
  const edits: Edit[] = []
  const functions: string[] = []
  const component = findComponent(input, names, nodes)
  if (component) edits.push(...component.edits)
  const nameOf = (node: Node, ancestors: readonly Node[]) => {
    const name = functionName(node, ancestors)
    return name === component?.name ? '' : name
  }
  input.syntax.walk({
    enter(node, ancestors) {
      const name = nameOf(node, ancestors)
      if (name) functions.push(name)
    },
    leave(node, ancestors) {
      if (node.type === 'CallExpression' || node.type === 'NewExpression') {
        const place = { node: toAst(node), ancestors, functions, code: input.code, declarations }
        const edit = findState(place, names) ?? findProp(place, names) ?? findContainer(place, names)
        if (edit) edits.push(edit)
      } else if (nameOf(node, ancestors)) functions.pop()
    },
  })
  return edits
}
