import type { Range } from '../../../types.ts'
import type { EachNode } from '../../template-ast.ts'
import type { Loop, View } from './context.ts'
import { memoOf } from './memo.ts'
import type { WriteChildren } from './tag.ts'

/** The head of a block, in the order of the source. */
interface Head {
  readonly node: EachNode
  readonly index: string
  /** Of the index, or else an empty range behind the pattern. */
  readonly indexRange: Range
  readonly items: readonly string[]
  /** The pattern, or the index alone would not say what the row is about. */
  readonly isName: boolean
}

/** Writes `{#each}`, its rows and what stands behind `{:else}`. */
export function writeEach(view: View, node: EachNode, writeChildren: WriteChildren): void {
  const { source, edit } = view
  const loop: Loop = { node, index: node.index?.name ?? view.names.free(`i$${view.loops.length || ''}`) }
  const head = headOf(node, loop.index)
  const end = source.lastIndexOf('{', node.end - 1)
  const otherwise = node.otherwise && elseRange(source, node, end)
  writeHead(view, head)
  view.loops.push(loop)
  writeChildren(view, node.children, { start: node.head.end, end: otherwise?.start ?? end })
  view.loops.pop()
  const close = closeOf(view, head)
  if (otherwise) {
    edit.replace(otherwise, close.row + close.otherwise)
    writeChildren(view, node.otherwise ?? [], { start: otherwise.end, end })
  }
  edit.replace({ start: end, end: node.end }, otherwise ? close.end : close.row + close.endWithout)
}

function headOf(node: EachNode, index: string): Head {
  const { pattern } = node
  return {
    node,
    index,
    indexRange: node.index?.declaredAt ?? { start: pattern.end, end: pattern.end },
    items: node.items.map(({ name }) => name),
    isName: pattern.node.type === 'Identifier',
  }
}

/** `{:else}` is the last mark between the rows and what stands behind it. */
function elseRange(source: string, node: EachNode, end: number): Range {
  const from = node.children.at(-1)?.end ?? node.head.end
  const to = node.otherwise?.[0]?.start ?? end
  const mark = /\{:\s*else\s*\}/g
  mark.lastIndex = from
  const match = mark.exec(source)
  const start = match && match.index < to + 1 ? match.index : to
  return { start, end: start + (match?.[0].length ?? 0) }
}

function writeHead(view: View, head: Head): void {
  switch (view.target) {
    case 'react':
      return writeReact(view, head)
    case 'vue':
      return writeVue(view, head)
    case 'svelte':
      return writeSvelte(view, head)
    case 'solid':
      return writeSolid(view, head)
  }
}

/** Puts the key into the head, if need be from the tag that it stands in; without one it is the index. */
function placeKey({ edit }: View, { node, index, indexRange }: Head, before: string, after: string): void {
  const { key, head } = node
  const from = indexRange.end
  if (!key) return edit.replace({ start: from, end: head.end }, `${before}${index}${after}`)
  if (key.end <= head.end) {
    edit.replace({ start: from, end: key.start }, before)
    return edit.replace({ start: key.end, end: head.end }, after)
  }
  edit.append(from, before)
  edit.output.move(key.start, key.end, from)
  edit.replace({ start: from, end: head.end }, after)
}

function writeReact(view: View, head: Head): void {
  const { node, index, indexRange } = head
  const { list, pattern } = node
  const { edit } = view
  const open = `(<${view.helper('Fragment$')} key={`
  const memo = memoOf(view, node)
  const values = memo
    ? `, (${view.copy(pattern)}: any, ${index}: any) => [${[keyOf(view, head), ...memo].join(', ')}]`
    : ''
  const each = memo
    ? `${view.helper('kept$')}(${view.names.free('scope$')}, ${view.count()}, `
    : `${view.helper('each$')}(`
  edit.replace({ start: node.start, end: list.start }, `{${each}`)
  edit.replace({ start: list.end, end: pattern.start }, `${values}, (`)
  if (node.index) edit.replace({ start: pattern.end, end: indexRange.start }, ': any, ')
  else edit.append(pattern.end, `: any, ${index}`)
  placeKey(view, head, `: any) => ${open}`, '}>')
}

/** Vue names the row before the list. */
function writeVue(view: View, head: Head): void {
  const { node, index, indexRange } = head
  const { list, pattern } = node
  const { edit } = view
  const end = indexRange.end
  const memo = memoOf(view, node)
  const block = view.count()
  const source = memo
    ? {
        open: `${view.keep()}(${block}, `,
        close: `, (${view.copy(pattern)}, ${index}) => (${keyOf(view, head)}))`,
      }
    : { open: `${view.helper('list$')}(`, close: ')' }
  edit.replace({ start: node.start, end: list.start }, '<template v-for="(')
  edit.replace({ start: list.end, end: pattern.start }, '')
  if (node.index) edit.replace({ start: pattern.end, end: indexRange.start }, ', ')
  else edit.append(pattern.end, `, ${index}`)
  edit.append(end, `) in ${source.open}`)
  edit.output.move(list.start, list.end, end)
  edit.append(list.end, `${source.close}" :key="`)
  placeKey(
    view,
    head,
    '',
    memo ? `" v-memo="${view.helper('memo$')}(${block}, () => [${memo.join(', ')}])">` : '">',
  )
}

const keyOf = (view: View, { node, index }: Head): string => (node.key ? view.copy(node.key) : index)

function writeSvelte(view: View, head: Head): void {
  const { node, index, indexRange } = head
  const { list, pattern } = node
  const { edit } = view
  edit.replace({ start: node.start, end: list.start }, `{#each ${view.helper('list$')}(`)
  edit.replace({ start: list.end, end: pattern.start }, ') as ')
  if (node.index) edit.replace({ start: pattern.end, end: indexRange.start }, ', ')
  else edit.append(pattern.end, `, ${index}`)
  if (node.key) placeKey(view, head, ' (', ')}')
  else edit.replace({ start: indexRange.end, end: node.head.end }, '}')
}

/** A row is a function of accessors; a pattern is taken apart into such. */
function writeSolid(view: View, head: Head): void {
  const { node, index, indexRange, items, isName } = head
  const { list, pattern } = node
  const { edit, names } = view
  edit.replace({ start: node.start, end: list.start }, `{${view.helper('each$')}(() => (`)
  edit.replace({ start: list.end, end: pattern.start }, '), (')
  if (node.index) edit.replace({ start: pattern.end, end: indexRange.start }, ': any, ')
  else edit.append(pattern.end, `: any, ${index}`)
  const row = names.free('row$')
  const patternCode = view.copy(pattern, { keepsItems: true })
  const body = isName
    ? `(${patternCode}: any, ${index}: any) => (<>`
    : `(${row}: any, ${index}: any) => { const [${items.join(', ')}]: any = ${view.helper('pick$')}(${row}, (${patternCode}: any) => [${items.join(', ')}]); return (<>`
  placeKey(view, head, ': any) => (', `), ${body}`)
}

interface Close {
  /** Ends a row. */
  readonly row: string
  readonly otherwise: string
  readonly end: string
  readonly endWithout: string
}

function closeOf(view: View, { node, isName }: Head): Close {
  switch (view.target) {
    case 'react':
      return {
        row: `</${view.helper('Fragment$')}>)`,
        otherwise: ', () => (<>',
        end: '</>))}',
        endWithout: ')}',
      }
    case 'vue': {
      const test = `${view.helper('list$')}(${view.copy(node.list)}).length === 0`
      return {
        row: '</template>',
        otherwise: `<template v-if="${test}">`,
        end: '</template>',
        endWithout: '',
      }
    }
    case 'svelte':
      return { row: '', otherwise: '{:else}', end: '{/each}', endWithout: '{/each}' }
    case 'solid':
      return { row: isName ? '</>)' : '</>); }', otherwise: ', () => (<>', end: '</>))}', endWithout: ')}' }
  }
}
