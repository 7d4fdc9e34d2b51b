import { createRenderer, h, isMemoSame, nextTick, renderList, shallowRef, type VNode } from 'vue'
import { describe, expect, it } from 'vitest'
import { memo$, useKept$ } from '../../../adapters/vue/unified-rows.ts'

interface Node {
  parent: Node | null
  readonly children: Node[]
  text: string
}

const node = (text = ''): Node => ({ parent: null, children: [], text })

function remove(child: Node): void {
  child.parent?.children.splice(child.parent.children.indexOf(child), 1)
  child.parent = null
}

const { createApp } = createRenderer<Node, Node>({
  createElement: () => node(),
  createText: node,
  createComment: node,
  insert(child, parent, anchor) {
    remove(child)
    const index = anchor ? parent.children.indexOf(anchor) : parent.children.length
    parent.children.splice(index, 0, child)
    child.parent = parent
  },
  remove,
  setText: (target, text) => void (target.text = text),
  setElementText: (target, text) => void (target.text = text),
  patchProp() {},
  parentNode: ({ parent }) => parent,
  nextSibling: (child) => child.parent?.children[child.parent.children.indexOf(child) + 1] ?? null,
})

/** Compiled templates hand over more than the types of Vue say: where the rows of the last render are. */
const renderRows = renderList as unknown as (
  keys: readonly number[],
  toRow: (key: number, index: number, _: undefined, cached?: VNode & { memo?: unknown[] }) => VNode,
  cache: unknown[],
  place: number,
) => VNode[]

/** Shows rows as Vue compiles `v-memo`, with their keys as their texts; says which ones each render has made. */
function mountRows(first: readonly number[], toValues: (key: number) => unknown[] = (key) => [key]) {
  const keys = shallowRef(first)
  let made: number[] = []
  const root = node()
  const toRow: Parameters<typeof renderRows>[1] = (key, _index, _, cached) => {
    const memo = memo$(1, () => toValues(key))
    if (cached && cached.key === key && isMemoSame(cached, memo)) return cached
    made.push(key)
    return Object.assign(h('li', { key }, String(key)), { memo })
  }
  createApp({
    setup() {
      const kept$ = useKept$()
      return (_: unknown, cache: unknown[]) =>
        h(
          'ul',
          renderRows(
            kept$(1, keys.value, (key) => key),
            toRow,
            cache,
            0,
          ),
        )
    },
  }).mount(root)
  return {
    async show(next: readonly number[]): Promise<number[]> {
      made = []
      keys.value = next
      await nextTick()
      return made
    },
    shown: () => root.children[0]?.children.map(({ text }) => Number(text)),
  }
}

describe('useKept$', () => {
  it.each([
    ['one is taken away', [1, 3, 4], []],
    ['one is added in front', [5, 1, 2, 3, 4], [5]],
    ['they change places', [4, 2, 3, 1], []],
    ['nothing changes', [1, 2, 3, 4], []],
  ])('lets rows be kept where %s', async (_, next, made) => {
    const rows = mountRows([1, 2, 3, 4])
    expect(await rows.show(next)).toEqual(made)
    expect(rows.shown()).toEqual(next)
  })

  it('gives a row that is kept to one of two that have its key', async () => {
    const rows = mountRows([1, 2])
    expect(await rows.show([2, 2])).toEqual([2])
  })

  it('has rows made that cannot be looked at', async () => {
    const rows = mountRows([1, 2], () => {
      throw new TypeError('no')
    })
    expect(await rows.show([2, 1])).toEqual([2, 1])
  })
})
