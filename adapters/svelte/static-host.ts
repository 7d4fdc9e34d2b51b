import type { Component } from 'svelte'
import type { IslandSource } from '../contract.ts'
import { Island } from './island-component.ts'

type Props = Record<string, unknown>

/** Turns an island into an ordinary Svelte component, for builds, where what is shown never changes. */
export function toComponent(source: IslandSource): Component<Props, Props> {
  // A compiled Svelte component is a function of an anchor and its props, which stay reactive this way.
  const render = Island as unknown as Component<Props, Props>
  return (internals, props) => render(internals, withSource(props, source))
}
