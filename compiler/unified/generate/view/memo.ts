import type { Node } from 'estree'
import { walk } from 'estree-walker'
import type { Expression } from '../../ast.ts'
import type { EachNode, ElementNode, IfNode, TemplateNode } from '../../template-ast.ts'
import { isHandle } from '../names.ts'
import { expressionsOf } from '../walk-template.ts'
import type { View } from './context.ts'

/** Code of values, or undefined where something is in the way. */
type Entries = readonly string[] | undefined

/** The block whose rows are looked at. */
interface Place {
  readonly view: View
  readonly block: EachNode
}

/** Evaluating these twice costs something, has effects, or gives another value each time. */
const COSTLY_RE =
  /^(?:Call|New|TaggedTemplate|Await|Yield|Import|Assignment|Update|Object|Array|Class|(?:Arrow)?Function)Expression$/

/**
 * Lists everything that a row shows and that its listeners hold on to, as code: while all of it is the same, so
 * is the row. Undefined where that cannot be said by values that cost nothing: rows with components, blocks,
 * bindings, calls; and for rows of rows. Vue keeps one list of rows for each block, and would mix up those of
 * blocks that are shown several times.
 */
export function memoOf(view: View, node: EachNode): Entries {
  const isOutermost = view.loops.length === 0
  if (!isOutermost || (view.target === 'vue' && !isPlainPlace(view.file.template.children, node)))
    return undefined
  const entries = entriesOf({ view, block: node }, node.children)
  return entries && [...new Set(entries)]
}

function isPlainPlace(children: readonly TemplateNode[], wanted: EachNode): boolean {
  return children.some(
    (node) =>
      node === wanted || (node.kind === 'element' && !node.key && isPlainPlace(node.children, wanted)),
  )
}

const entriesOf = (place: Place, children: readonly TemplateNode[]): Entries =>
  join(children.map((node) => entriesOfNode(place, node)))

function entriesOfNode(place: Place, node: TemplateNode): Entries {
  switch (node.kind) {
    case 'text':
      return []
    case 'interpolation':
      return entriesOfValue(place, node.expression)
    case 'element':
      return entriesOfElement(place, node)
    case 'if':
      return entriesOfBranches(place, node)
    default:
      return undefined
  }
}

function entriesOfElement(place: Place, node: ElementNode): Entries {
  const isKeyed = node.key && node.key !== place.block.key
  if (isKeyed || node.name.includes('-')) return undefined
  const attributes = node.attributes.map((attribute): Entries => {
    switch (attribute.kind) {
      case 'event':
        return heldBy(place, attribute.handler)
      case 'static':
      case 'dynamic':
      case 'class':
        return join(expressionsOf(attribute).map((expression) => entriesOfValue(place, expression)))
      default:
        return undefined
    }
  })
  return join([...attributes, entriesOf(place, node.children)])
}

/** What stands in a branch is looked at only when the branch is shown. */
function entriesOfBranches(place: Place, { branches }: IfNode): Entries {
  let code = '[0]'
  for (const [index, { test, children }] of [...branches.entries()].toReversed()) {
    const entries = entriesOf(place, children)
    const tested = test ? entriesOfValue(place, test) : []
    if (!entries || !tested) return undefined
    const shown = `[${[index + 1, ...entries].join(', ')}]`
    code = test ? `${tested.join('')} ? ${shown} : ${code}` : shown
  }
  return [`...(${code})`]
}

const entriesOfValue = ({ view }: Place, expression: Expression): Entries =>
  isCheap(expression.node) ? [`(${view.copy(expression)})`] : undefined

function isCheap(node: Node): boolean {
  let cheap = true
  walk(node, {
    enter(inner) {
      if (COSTLY_RE.test(inner.type) || (inner.type === 'Literal' && 'regex' in inner)) cheap = false
    },
  })
  return cheap
}

/** The variables that a handler has of what is around it. */
function heldBy({ view }: Place, handler: Expression): string[] {
  const { file, names } = view
  return file.references
    .filter(({ place, start, end }) => place === 'template' && start >= handler.start && end <= handler.end)
    .flatMap(({ binding }) => {
      if (binding.kind === 'item' || binding.kind === 'method' || isHandle(binding))
        return [names.localOf(binding)]
      return binding.kind === 'plain' || binding.kind === 'channel' ? [names.free('plain$')] : []
    })
}

const join = (all: readonly Entries[]): Entries =>
  all.every((entries) => entries !== undefined) ? all.flat() : undefined
