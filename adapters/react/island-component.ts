import { createElement, Fragment, useLayoutEffect, useRef, useState } from 'react'
import type { ReactElement, ReactNode } from 'react'
import { createPortal } from 'react-dom'
import type { IslandSource } from '../contract.ts'
import { createIslandElement, type IslandElement } from '../shared/island-element.ts'
import { createSlotHolders } from '../shared/slot-holders.ts'

/** What `Island` takes; every other prop goes to the component. */
export interface IslandProps {
  /** The component, as `island()` of its own framework made it. */
  readonly of: IslandSource
  /** Content for the component's named slots. */
  readonly slots?: Readonly<Record<string, ReactNode>>
  /** Content for the component's default slot. */
  readonly children?: ReactNode
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
export function Island(input: IslandProps): ReactElement {
  const { of: source, slots, children, onIslandError, ...props } = input
  const element = useRef<HTMLElement>(null)
  const island = useRef<IslandElement>(null)
  const [holderOf] = useState(createSlotHolders)
  const filled = Object.entries({ default: children, ...slots }).filter(([, content]) => isContent(content))

  useLayoutEffect(() => {
    // The ref is set: React fills the refs of a component's own elements before its layout effects.
    const created = createIslandElement(element.current!)
    island.current = created
    return () => created.dispose()
  }, [])
  useLayoutEffect(() => {
    const holders = Object.fromEntries(filled.map(([name]) => [name, holderOf(name)]))
    island.current?.show({ source, props, slots: holders, onIslandError })
  })

  return createElement(
    Fragment,
    null,
    createElement('metamon-island', { ref: element, style: { display: 'contents' } }),
    filled.map(([name, content]) => createPortal(content, holderOf(name), name)),
  )
}

/** Without content there is no slot, so that the component shows its own fallback. */
function isContent(content: ReactNode): boolean {
  return content !== undefined && content !== null && typeof content !== 'boolean' && content !== ''
}
