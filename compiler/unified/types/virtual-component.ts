import { isIdentifier } from '../../parse/identifier.ts'
import type { Attribute, ComponentNode, DynamicAttribute } from '../template-ast.ts'
import { writeExpression, writeVoid } from './virtual-context.ts'
import type { TemplateContext } from './virtual-context.ts'

/** Writes `<Card title={x}/>` as a call with its props, which says what is missing, wrong, or too much. */
export function writeComponent(node: ComponentNode, context: TemplateContext): void {
  const { text } = context
  if (node.key) writeVoid(node.key, context)
  const [checked, loose] = split(node.attributes)
  for (const attribute of loose) writeLoose(attribute, context)
  text.add('mtm$.component(')
  text.copy(node.nameRange)
  text.add(', ')
  text.stand('{', node.nameRange)
  for (const attribute of checked) writeProp(attribute, context)
  if (node.slots.some(({ name, children }) => name === 'default' && children.length > 0)) {
    text.add(' children: mtm$.any,')
  }
  text.stand('}', node.nameRange)
  text.add(');\n')
}

/** Names with a hyphen are checked nowhere, as in JSX. */
function split(attributes: readonly Attribute[]): [checked: Attribute[], loose: Attribute[]] {
  const isChecked = (attribute: Attribute): boolean =>
    attribute.kind === 'spread' ||
    attribute.kind === 'event' ||
    attribute.kind === 'bind' ||
    ((attribute.kind === 'static' || attribute.kind === 'dynamic') && isIdentifier(attribute.name))
  return [attributes.filter(isChecked), attributes.filter((attribute) => !isChecked(attribute))]
}

function writeLoose(attribute: Attribute, context: TemplateContext): void {
  if (attribute.kind === 'dynamic') {
    for (const part of attribute.parts) if (part.kind === 'expression') writeVoid(part.expression, context)
  } else if (attribute.kind === 'class') writeVoid(attribute.test, context)
  else if (attribute.kind === 'ref') writeVoid(attribute.target, context)
}

function writeProp(attribute: Attribute, context: TemplateContext): void {
  const { text } = context
  text.add(' ')
  switch (attribute.kind) {
    case 'spread':
      text.add('...(')
      text.copy(attribute.expression)
      text.add(')')
      break
    case 'static':
      text.copy(attribute.nameRange)
      text.add(`: ${attribute.value === undefined ? 'true' : JSON.stringify(attribute.value)}`)
      break
    case 'dynamic':
      text.stand(attribute.name.replace(/^\$/, ''), attribute.nameRange)
      text.add(': ')
      writeValue(attribute, text)
      break
    case 'event':
      text.stand(handlerName(attribute.event), attribute.nameRange)
      text.add(': ')
      text.copy(attribute.handler)
      break
    case 'bind':
      text.stand(attribute.property, attribute.nameRange)
      text.add(': ')
      writeExpression(attribute.target, context)
      break
    case 'class':
    case 'ref':
      break
    default:
      attribute satisfies never
  }
  text.add(',')
}

/** One expression keeps its type; with text around it it is a string. */
function writeValue({ parts, isText }: DynamicAttribute, text: TemplateContext['text']): void {
  if (isText) text.add('""')
  for (const part of parts) {
    if (isText) text.add(' + ')
    if (part.kind === 'text') text.add(JSON.stringify(part.value))
    else {
      text.add('(')
      text.copy(part.expression)
      text.add(')')
    }
  }
}

/** `saved` is heard with `onSaved`. */
const handlerName = (event: string): string => `on${event[0]?.toUpperCase() ?? ''}${event.slice(1)}`
