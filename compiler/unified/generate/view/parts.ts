import type {
  Attribute,
  BindAttribute,
  ElementNode,
  EventAttribute,
  RefAttribute,
} from '../../template-ast.ts'
import { assignmentTo } from './assignment.ts'
import { isProperty } from './attribute-kinds.ts'
import type { View } from './context.ts'
import { writeGroup } from './group.ts'
import type { Piece } from './group.ts'
import { handlerGlue } from './handler.ts'

/** Writes listeners, bindings, references and spreads of an element as one attribute. */
export function writeParts(view: View, attributes: readonly Attribute[], node: ElementNode): void {
  if (attributes.length === 0) return
  const pieces = attributes.map((attribute) => toPiece(view, attribute, node))
  const [open, close] = isListening(attributes, node) ? listenersFrame(view) : frameOf(view)
  writeGroup(view, pieces, open, close)
}

/** Listeners alone need nobody who looks after them at each change: they find the newest handler themselves. */
const isListening = (attributes: readonly Attribute[], { name }: ElementNode): boolean =>
  !/-|^(?:script|style)$/.test(name) && attributes.every(({ kind }) => kind === 'event')

function listenersFrame(view: View): readonly [open: string, close: string] {
  switch (view.target) {
    case 'react':
      return frameOf(view)
    case 'vue':
      return [':metamonParts.prop="() => [', `]" ${hooksOf(view)}`]
    case 'svelte':
      return [`use:${view.helper('listen$')}={[`, ']}']
    case 'solid':
      return [`ref={${view.helper('listen$')}(`, ')}']
  }
}

/** Vue takes longer for a directive than for the rest of an element. */
const hooksOf = ({ helper }: View): string =>
  [
    `:onVnodeMounted="${helper('listen$')}"`,
    `:onVnodeUpdated="${helper('listenAgain$')}"`,
    `:onVnodeUnmounted="${helper('unlisten$')}"`,
  ].join(' ')

function frameOf(view: View): readonly [open: string, close: string] {
  switch (view.target) {
    case 'react':
      return [`ref={${view.helper('parts$')}(`, ')}']
    case 'vue':
      // Vue finds a directive by the name of what is imported
      return [`${view.helper('vParts').replace(/^v/, 'v-').toLowerCase()}="[`, ']"']
    case 'svelte':
      return [`{@attach ${view.helper('parts$')}(`, ')}']
    case 'solid':
      return [`ref={${view.helper('parts$')}(() => [`, '])}']
  }
}

function toPiece(view: View, attribute: Attribute, node: ElementNode): Piece {
  switch (attribute.kind) {
    case 'event':
      return eventPiece(view, attribute)
    case 'bind':
      return bindPiece(view, attribute)
    case 'ref':
      return referencePiece(view, attribute)
    case 'spread': {
      const taken = namesBehind(node, attribute)
      const list = taken.length > 0 ? `, [${taken.map(view.quote).join(', ')}]` : ''
      return { attribute, before: `${view.helper('spread$')}(`, after: `${list})` }
    }
    case 'static': {
      const value = attribute.name === 'style' ? view.quote(attribute.value ?? '') : 'true'
      return {
        attribute,
        before: `${view.helper('prop$')}(${view.quote(attribute.name)}, ${value})`,
        after: '',
      }
    }
    default:
      return propertyPiece(view, attribute, node)
  }
}

function propertyPiece(view: View, attribute: Attribute, node: ElementNode): Piece {
  const name = attribute.kind === 'dynamic' ? attribute.name : ''
  if (name === 'style') {
    return {
      attribute,
      before: `${view.helper('prop$')}(${view.quote(name)}, ${view.helper('style$')}(`,
      after: '))',
    }
  }
  const helper = isProperty(name, node) ? 'prop$' : 'set$'
  return { attribute, before: `${view.helper(helper)}(${view.quote(name)}, `, after: ')' }
}

function eventPiece(view: View, attribute: EventAttribute): Piece {
  const { event, modifiers, handler } = attribute
  const [before, after] = handlerGlue(view, handler)
  const list = modifiers.length > 0 ? `, [${modifiers.map(view.quote).join(', ')}]` : ''
  return {
    attribute,
    before: `${view.helper('on$')}(${view.quote(event)}, ${before}`,
    after: `${after}${list})`,
  }
}

function bindPiece(view: View, attribute: BindAttribute): Piece {
  const { property, target } = attribute
  const value = view.names.free('v$')
  return {
    attribute,
    before: `${view.helper('bind$')}(${view.quote(property)}, () => `,
    after: `, (${value}: any) => { ${assignmentTo(view, target, value)} })`,
  }
}

function referencePiece(view: View, attribute: RefAttribute): Piece {
  const { target } = attribute
  const isFunction = /Function/.test(target.node.type) || isMethod(view, target)
  if (isFunction) return { attribute, before: `${view.helper('ref$')}(`, after: ')' }
  const value = view.names.free('v$')
  return {
    attribute,
    before: `${view.helper('ref$')}((${value}: any) => { `,
    after: ` = ${value}; })`,
  }
}

const isMethod = ({ file }: View, { start, end }: { start: number; end: number }): boolean =>
  file.references.some(
    (reference) => reference.start === start && reference.end === end && reference.binding.kind === 'method',
  )

/** What stands behind a spread wins. */
const namesBehind = ({ attributes }: ElementNode, spread: Attribute): string[] =>
  attributes.flatMap((attribute) => {
    if (attribute.start < spread.end) return []
    return attribute.kind === 'static' || attribute.kind === 'dynamic' ? [attribute.name] : []
  })
