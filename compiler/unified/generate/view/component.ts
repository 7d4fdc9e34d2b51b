import type { Attribute, ComponentNode } from '../../template-ast.ts'
import { isUnifiedImport } from '../imports.ts'
import { expressionsOf } from '../walk-template.ts'
import { assignmentTo } from './assignment.ts'
import { writeContent } from './component-content.ts'
import type { View } from './context.ts'
import { writeGroup } from './group.ts'
import { handlerGlue } from './handler.ts'
import { writeKey } from './key.ts'
import { literalOf } from './static-attribute.ts'
import { blankExtras, partsOf } from './tag.ts'
import type { WriteChildren } from './tag.ts'

/** Writes a component with its props and what is put into its slots. */
export function writeComponent(view: View, node: ComponentNode, writeChildren: WriteChildren): void {
  const parts = partsOf(view.source, node)
  const isUnified = isUnifiedImport(view.file, node)
  const name = writeName(view, node)
  blankExtras(view, node, parts)
  for (const attribute of node.attributes) writeProp(view, attribute, { isUnified })
  writeContent(view, { node, name, parts, isUnified }, writeChildren)
  writeKey(view, node)
}

/** A component that is a loop variable is one that may change: two targets want to be told. */
function writeName(view: View, { name, nameRange }: ComponentNode): string {
  const { target, loops, edit } = view
  const code = view.copy(nameRange)
  const isItem = loops.some(({ node }) => node.items.some((item) => item.name === name.split('.')[0]))
  if (!isItem || target === 'react' || target === 'svelte') return code
  const tag = target === 'vue' ? 'component' : view.helper('Dynamic$')
  const open = target === 'vue' ? `${tag} :is="${code}"` : `${tag} component={${code}}`
  edit.output.overwrite(nameRange.start, nameRange.end, open)
  return tag
}

function writeProp(view: View, attribute: Attribute, { isUnified }: { isUnified: boolean }): void {
  switch (attribute.kind) {
    case 'static':
      return writeStatic(view, attribute, { isUnified })
    case 'dynamic': {
      const [open, close] = propFrame(view, propName(view, attribute.name, { isUnified }))
      return writeGroup(view, [{ attribute, before: '', after: '' }], open, close)
    }
    case 'event': {
      const [open, close] = propFrame(view, toListenerName(attribute.event))
      const [before, after] = handlerGlue(view, attribute.handler)
      return writeGroup(view, [{ attribute, before, after }], open, close)
    }
    case 'class': {
      const [open, close] = propFrame(view, propName(view, 'class', { isUnified }))
      const before = `${view.helper('class$')}({ ${view.quote(attribute.className)}: `
      return writeGroup(view, [{ attribute, before, after: ' })' }], open, close)
    }
    case 'spread':
      return writeGroup(view, [{ attribute, before: '', after: '' }], ...spreadFrame(view))
    case 'bind':
      return writeBinding(view, attribute, { isUnified })
    case 'ref':
      return writeReference(view, attribute)
  }
}

function writeStatic(
  view: View,
  attribute: Extract<Attribute, { kind: 'static' }>,
  options: { isUnified: boolean },
): void {
  const { value, name } = attribute
  const local = propName(view, name, options)
  const [open, close] = propFrame(view, local)
  if (value === undefined) view.edit.replace(attribute, `${open}true${close}`)
  else if (/^[\w-]+$/.test(local)) view.edit.replace(attribute, `${local}=${literalOf(view, value)}`)
  else view.edit.replace(attribute, `${open}${view.quote(value)}${close}`)
}

/** React's own components know classes by the name that React has for them. */
const propName = ({ target }: View, name: string, { isUnified }: { isUnified: boolean }): string =>
  target === 'react' && name === 'class' && !isUnified ? 'className' : name

/** `saved` is `onSaved`, `item-saved` is `onItemSaved`. */
const toListenerName = (event: string): string =>
  `on-${event}`.replace(/[-:]([\w$])/g, (_, letter: string) => letter.toUpperCase())

function propFrame({ target }: View, name: string): readonly [open: string, close: string] {
  const isName = /^[A-Za-z_$][\w$-]*$/.test(name)
  if (target === 'vue') return [`:${name}="`, '"']
  return isName ? [`${name}={`, '}'] : [`{...{ ${JSON.stringify(name)}: `, ' }}']
}

const spreadFrame = ({ target }: View): readonly [open: string, close: string] =>
  target === 'vue' ? ['v-bind="', '"'] : ['{...(', ')}']

/** A component that is bound to is given the value, and tells what it assigns. */
function writeBinding(
  view: View,
  attribute: Extract<Attribute, { kind: 'bind' }>,
  { isUnified }: { isUnified: boolean },
): void {
  const { property, target } = attribute
  const value = view.names.free('v$')
  const assign = `(${value}: any) => { ${assignmentTo(view, target, value)}; }`
  const [expression] = expressionsOf(attribute)
  if (!expression) return
  const frame = (before: string, after: string): void =>
    writeGroup(view, [{ attribute, before: '', after: '' }], before, after)
  switch (view.target) {
    case 'vue':
      return frame(`:${property}="`, `" @update:${property}="${assign}"`)
    case 'svelte':
      if (!isUnified) return frame(`bind:${property}={() => `, `, ${assign}}`)
      return frame(`${property}={`, `} {...{ "onUpdate:${property}": ${assign} }}`)
    case 'react':
    case 'solid':
      return frame(`${property}={`, `} {...{ "onUpdate:${property}": ${assign} }}`)
  }
}

function writeReference(view: View, attribute: Extract<Attribute, { kind: 'ref' }>): void {
  const value = view.names.free('v$')
  const isFunction = /Function/.test(attribute.target.node.type)
  const [before, after] = isFunction ? ['', ''] : [`(${value}: any) => { `, ` = ${value}; }`]
  switch (view.target) {
    case 'vue':
      return writeGroup(view, [{ attribute, before, after }], ':ref="', '"')
    case 'svelte':
      return writeGroup(view, [{ attribute, before: '', after: '' }], 'bind:this={', '}')
    case 'react':
    case 'solid':
      return writeGroup(view, [{ attribute, before, after }], 'ref={', '}')
  }
}
