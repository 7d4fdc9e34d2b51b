import { camelize, Comment, defineComponent, Fragment, h, onBeforeUnmount, onMounted, onUpdated } from 'vue'
import { shallowRef, Teleport, type Component, type PropType, type Slots, type VNode } from 'vue'
import type { IslandSource } from '../contract.ts'
import { createIslandElement, type IslandElement } from '../shared/island-element.ts'
import { createSlotHolders } from '../shared/slot-holders.ts'

/** What `Island` takes; every other prop goes to the component. */
export interface IslandProps {
  /** The component, as `island()` of its own framework made it. */
  readonly of: IslandSource
  /** Told what the component throws; without it the error is reported to the page. */
  readonly onIslandError?: (error: unknown) => void
  readonly [prop: string]: unknown
}

/**
 * Shows a component of any framework. Its props follow the host's without a re-mount, its callbacks are
 * props that start with `on`, and whatever it throws stays inside.
 *
 * @example
 * <Island :of="CartIsland" currency="EUR" @checkout="pay">Thank you</Island>
 */
export const Island: Component<IslandProps> = /* @__PURE__ */ defineComponent({
  name: 'Island',
  inheritAttrs: false,
  props: {
    of: { type: Object as PropType<IslandSource>, required: true },
    onIslandError: Function as PropType<(error: unknown) => void>,
  },
  setup(input, { attrs, slots }) {
    const element = shallowRef<HTMLElement>()
    const holderOf = createSlotHolders()
    let island: IslandElement | undefined
    let filled: readonly (readonly [name: string, content: VNode[]])[] = []
    const show = () => {
      const holders = Object.fromEntries(filled.map(([name]) => [name, holderOf(name)]))
      const { of: source, onIslandError } = input
      island?.show({ source, props: toProps(attrs), slots: holders, onIslandError })
    }

    onMounted(() => {
      // The ref is set: Vue fills the refs of a component's own elements before it is mounted.
      island = createIslandElement(element.value!)
      show()
    })
    onUpdated(show)
    onBeforeUnmount(() => island?.dispose())

    return () => {
      filled = renderSlots(slots)
      const contents = filled.map(([name, content]) =>
        h(Teleport, { key: name, to: holderOf(name) }, content),
      )
      return h('metamon-island', { ref: element, style: 'display: contents' }, contents)
    }
  },
})

/** Templates may write `item-count`; a component of another framework only knows `itemCount`. */
function toProps(attrs: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const entries = Object.entries(attrs)
  return Object.fromEntries(
    entries.map(([name, value]) => [/^(?:data|aria)-/.test(name) ? name : camelize(name), value]),
  )
}

function renderSlots(slots: Slots): (readonly [string, VNode[]])[] {
  return Object.entries(slots).flatMap(([name, slot]) => {
    const content = slot?.() ?? []
    return content.some(isContent) ? [[name, content] as const] : []
  })
}

/** Without content there is no slot, so that the component shows its own fallback. */
function isContent(node: VNode): boolean {
  if (node.type === Comment) return false
  // A fragment that a template compiles to has vnodes as children; anything else is content by itself.
  return node.type === Fragment && Array.isArray(node.children)
    ? (node.children as VNode[]).some(isContent)
    : true
}
