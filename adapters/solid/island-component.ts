import { children, createEffect, createMemo, mapArray, onCleanup, splitProps, untrack } from 'solid-js'
import type { Accessor, JSX } from 'solid-js'
import { insert } from 'solid-js/web'
import type { IslandSource } from '../contract.ts'
import { createContentsElement } from '../shared/elements.ts'
import { createIslandElement } from '../shared/island-element.ts'
import { createSlotHolder } from '../shared/slot-holders.ts'

/** What `Island` takes; every other prop goes to the component. */
export interface IslandProps {
  /** The component, as `island()` of its own framework made it. */
  readonly of: IslandSource
  /** Content for the component's named slots. */
  readonly slots?: Readonly<Record<string, JSX.Element>>
  /** Content for the component's default slot. */
  readonly children?: JSX.Element
  /** Told what the component throws; without it the error is reported to the page. */
  readonly onIslandError?: (error: unknown) => void
  readonly [prop: string]: unknown
}

/**
 * Shows a component of any framework. Its props follow the host's without a re-mount, its callbacks are
 * props that start with `on`, and whatever it throws stays inside.
 *
 * @example
 * <Island of={CartIsland} currency="EUR" onCheckout={pay}>Thank you</Island>
 */
export function Island(input: IslandProps): JSX.Element {
  const [own, props] = splitProps(input, ['of', 'slots', 'children', 'onIslandError'])
  const element = createContentsElement('metamon-island')
  const island = createIslandElement(element)
  const slots = createSlots(own)

  createEffect(() => {
    const view = { source: own.of, props: { ...props }, slots: slots(), onIslandError: own.onIslandError }
    untrack(() => island.show(view))
  })
  onCleanup(() => island.dispose())
  return element
}

/** Renders every slot into its holder; the result has the holders of those slots that have content. */
function createSlots(own: Pick<IslandProps, 'slots' | 'children'>): Accessor<Record<string, HTMLElement>> {
  const names = createMemo(() => ['default', ...Object.keys(own.slots ?? {})])
  const rendered = mapArray(names, (name) => {
    const content = children(() => (name === 'default' ? own.children : own.slots?.[name]))
    const holder = createSlotHolder()
    insert(holder, content)
    return { name, holder, isFilled: () => content.toArray().some(isContent) }
  })
  return createMemo(() => {
    const filled = rendered().filter((slot) => slot.isFilled())
    return Object.fromEntries(filled.map(({ name, holder }) => [name, holder]))
  })
}

/** Without content there is no slot, so that the component shows its own fallback. */
function isContent(content: unknown): boolean {
  return content !== undefined && content !== null && typeof content !== 'boolean' && content !== ''
}
