import type { Node } from 'estree'
import { walk } from 'estree-walker'
import type { Range } from '../../../types.ts'
import type { Expression } from '../../ast.ts'
import type { EachNode, ElementNode, IfNode, TemplateNode } from '../../template-ast.ts'
import { expressionsOf } from '../walk-template.ts'
import type { View } from './context.ts'

/** Code of values, or undefined where something is in the way. */
type Entries = readonly string[] | undefined

/** Evaluating these twice costs something, has effects, or gives another value each time. */
const COSTLY_RE =
  /^(?:Call|New|TaggedTemplate|Await|Yield|Import|Assignment|Update|Object|Array|Class|(?:Arrow)?Function)Expression$/

/**
 * Lists everything that a row shows and that its listeners hold on to, as code: while all of it is the same, so
 * is the row. Undefined where that cannot be said by values that cost nothing: rows with components, blocks,
 * bindings, calls. Only for rows that stand in the component itself: Vue keeps one list of rows for each block.
 */
export function memoOf(view: View, node: EachNode): string | undefined {
  if (!isPlainPlace(view.file.template.children, node)) return undefined
  const entries = entriesOf(view, node.children)
  return entries && `[${[...new Set(entries)].join(', ')}]`
}

function isPlainPlace(children: readonly TemplateNode[], wanted: EachNode): boolean {
  return children.some(
    (node) =>
      node === wanted || (node.kind === 'element' && !node.key && isPlainPlace(node.children, wanted)),
  )
}

const entriesOf = (view: View, children: readonly TemplateNode[]): Entries =>
  join(children.map((node) => entriesOfNode(view, node)))

function entriesOfNode(view: View, node: TemplateNode): Entries {
  switch (node.kind) {
    case 'text':
      return []
    case 'interpolation':
      return entriesOfValue(view, node.expression)
    case 'element':
      return entriesOfElement(view, node)
    case 'if':
      return entriesOfBranches(view, node)
    default:
      return undefined
  }
}

function entriesOfElement(view: View, node: ElementNode): Entries {
  const isKeyed = node.key && !view.loops.some((loop) => loop.node.key === node.key)
  if (isKeyed || node.name.includes('-')) return undefined
  const attributes = node.attributes.map((attribute): Entries => {
    switch (attribute.kind) {
      case 'event':
        return itemsIn(view, attribute.handler)
      case 'static':
      case 'dynamic':
      case 'class':
        return join(expressionsOf(attribute).map((expression) => entriesOfValue(view, expression)))
      default:
        return undefined
    }
  })
  return join([...attributes, entriesOf(view, node.children)])
}

/** What stands in a branch is looked at only when the branch is shown. */
function entriesOfBranches(view: View, { branches }: IfNode): Entries {
  let code = '[0]'
  for (const [index, { test, children }] of [...branches.entries()].toReversed()) {
    const entries = join([test ? entriesOfValue(view, test) : [], entriesOf(view, children)])
    if (!entries) return undefined
    const shown = `[${[index + 1, ...(test ? entries.slice(1) : entries)].join(', ')}]`
    code = test ? `(${entries[0]}) ? ${shown} : ${code}` : shown
  }
  return [`...(${code})`]
}

function entriesOfValue(view: View, expression: Expression): Entries {
  return isCheap(expression.node) ? [`(${view.copy(expression)})`] : undefined
}

function isCheap(node: Node): boolean {
  let cheap = true
  walk(node, {
    enter(inner) {
      if (COSTLY_RE.test(inner.type) || (inner.type === 'Literal' && 'regex' in inner)) cheap = false
    },
  })
  return cheap
}

/** The variables of rows that code uses. */
const itemsIn = ({ file }: View, range: Range): string[] =>
  file.references
    .filter(({ binding, place }) => place === 'template' && binding.kind === 'item')
    .filter(({ start, end }) => start >= range.start && end <= range.end)
    .map(({ binding }) => binding.name)

const join = (all: readonly Entries[]): Entries =>
  all.every((entries) => entries !== undefined) ? all.flat() : undefined
