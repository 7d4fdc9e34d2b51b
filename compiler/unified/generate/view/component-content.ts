import type { Range } from '../../../types.ts'
import type { ComponentNode, TemplateNode } from '../../template-ast.ts'
import type { View } from './context.ts'
import { divideContent } from './slot-groups.ts'
import type { SlotGroup } from './slot-groups.ts'
import { partsOf } from './tag.ts'
import type { TagParts, WriteChildren } from './tag.ts'
import { writeGap } from './text.ts'

interface Place {
  readonly node: ComponentNode
  /** What the tag is called in the output. */
  readonly name: string
  readonly parts: TagParts
  readonly isUnified: boolean
}

/** Writes what stands between the tags of a component, slot by slot. */
export function writeContent(view: View, place: Place, writeChildren: WriteChildren): void {
  const { node, parts } = place
  const groups = divideContent(node)
  if (parts.isSelfClosing) return
  if (groups.length === 0) {
    view.edit.blank(parts.content)
    return endTag(view, place)
  }
  const [group] = groups
  if (groups.length === 1 && group?.name === 'default' && group.let.length === 0) {
    writeChildren(view, group.nodes, parts.content)
    return endTag(view, place)
  }
  writeTags(view, place, groups)
  writeGroups(view, place, groups, writeChildren)
}

function endTag({ edit }: View, { node, name, parts }: Place): void {
  if (parts.close.start === parts.close.end) edit.append(node.end, `</${name}>`)
  else if (name !== node.name) edit.replace(parts.close, `</${name}>`)
}

/** Where slots are props, the content stands inside of the opening tag. */
function writeTags(view: View, place: Place, groups: readonly SlotGroup[]): void {
  const { parts, isUnified } = place
  const { edit, target } = view
  switch (target) {
    case 'react':
    case 'solid':
      edit.replace(parts.openEnd, '')
      return edit.replace(parts.close, '/>')
    case 'vue':
      return endTag(view, place)
    case 'svelte': {
      if (!isUnified) return endTag(view, place)
      for (const group of groups) group.snippet = view.names.free(`slot$${view.count()}`)
      const own = groups.find(({ name }) => name === 'default')
      const named = groups.filter((group) => group !== own)
      const entries = named.map(({ name, snippet }) => `${JSON.stringify(name)}: ${snippet}`).join(', ')
      const slots = named.length > 0 ? ` slots={{ ${entries} }}` : ''
      edit.replace(parts.openEnd, `${own ? ` children={${own.snippet}}` : ''}${slots} />`)
      return edit.replace(parts.close, '')
    }
  }
}

function writeGroups(
  view: View,
  place: Place,
  groups: readonly SlotGroup[],
  writeChildren: WriteChildren,
): void {
  const { node, parts, isUnified } = place
  let cursor = parts.content.start
  let before: TemplateNode | undefined
  // what stands beside the component in Svelte has neighbours
  const outside = view.target === 'svelte' && isUnified ? node : undefined
  const nodes = groups.flatMap((group) => group.nodes).toSorted((a, b) => a.start - b.start)
  for (const child of nodes) {
    writeGap(view, { start: cursor, end: child.start }, { before: before ?? outside, after: child })
    cursor = child.end
    before = child
    writeSlotted(view, child, groups, writeChildren)
  }
  writeGap(view, { start: cursor, end: parts.content.end }, { before, after: outside })
  const named = groups.filter(({ name }) => name !== 'default')
  const isObject = isUnified && (view.target === 'react' || view.target === 'solid')
  for (const group of groups)
    frameGroup(view, group, { isObject, isFirst: group === named[0], isLast: group === named.at(-1) })
  const isOwn = ({ name }: SlotGroup) => name === 'default'
  // between the entries of an object nothing else can stand
  const sorted = isObject ? groups.toSorted((a, b) => Number(isOwn(b)) - Number(isOwn(a))) : groups
  const order = sorted.flatMap((group) => group.nodes)
  moveIntoOrder(view, order)
}

/** A `<template slot="name">` only holds what is put into the slot. */
function writeSlotted(
  view: View,
  child: TemplateNode,
  groups: readonly SlotGroup[],
  writeChildren: WriteChildren,
): void {
  const group = groups.find(({ nodes }) => nodes.includes(child))
  const isHolder = group?.name !== 'default' && child.kind === 'element' && child.name === 'template'
  if (!isHolder) return writeChildren(view, [child], child)
  const parts = partsOf(view.source, child)
  view.edit.replace({ start: child.start, end: parts.openEnd.end }, '')
  writeChildren(view, child.children, parts.content)
  view.edit.replace(parts.close, '')
}

/** What belongs together but does not stand together moves behind what comes before it. */
function moveIntoOrder({ edit, source }: View, nodes: readonly TemplateNode[]): void {
  let anchor: Range | undefined
  for (const node of nodes) {
    const isNext = anchor === undefined || source.slice(anchor.end, node.start).trim() === ''
    if (anchor && !isNext) edit.output.move(node.start, node.end, anchor.end)
    else anchor = node
  }
}

function frameGroup(
  view: View,
  group: SlotGroup,
  place: { isObject: boolean; isFirst: boolean; isLast: boolean },
): void {
  const isEntry = place.isObject && group.name !== 'default'
  const [open, close] = frameOf(view, group, { isEntry })
  const first = group.nodes[0]
  const last = group.nodes.at(-1)
  if (!first || !last) return
  const [before, after] = isEntry
    ? [place.isFirst ? ' slots={{ ' : ', ', place.isLast ? ' }}' : '']
    : ['', '']
  view.edit.prepend(first.start, before + propOf(view, group, { isEntry }) + open)
  view.edit.append(
    last.end,
    close + (view.target === 'react' || view.target === 'solid' ? (isEntry ? '' : '}') : '') + after,
  )
}

function propOf({ target }: View, { name, let: data }: SlotGroup, { isEntry }: { isEntry: boolean }): string {
  if (target !== 'react' && target !== 'solid') return ''
  if (!isEntry) return ` ${name === 'default' ? 'children' : name}={`
  return target === 'solid' && data.length === 0
    ? `get ${JSON.stringify(name)}() { return `
    : `${JSON.stringify(name)}: `
}

function frameOf(
  view: View,
  { name, let: data, snippet }: SlotGroup,
  { isEntry }: { isEntry: boolean },
): readonly [open: string, close: string] {
  const pattern = `{ ${data.map((binding) => binding.name).join(', ')} }`
  switch (view.target) {
    case 'react':
      return [data.length > 0 ? `(${pattern}: any) => (<>` : '(<>', '</>)']
    case 'vue':
      return [`<template #${name}${data.length > 0 ? `="${pattern}"` : ''}>`, '</template>']
    case 'svelte':
      return [
        `{#snippet ${snippet ?? (name === 'default' ? 'children' : name)}(${data.length > 0 ? pattern : ''})}`,
        '{/snippet}',
      ]
    case 'solid': {
      if (data.length === 0) return ['(<>', isEntry ? '</>); }' : '</>)']
      const accessors = data
        .map((binding) => `const ${binding.name} = () => data$().${binding.name};`)
        .join(' ')
      return [`(data$: any) => { ${accessors} return (<>`, '</>); }']
    }
  }
}
