import type { Component } from 'svelte'
import type { IslandSource } from '../contract.ts'
import StaticHost from './static-host.svelte'

type Props = Record<string, unknown>

/** Turns an island into an ordinary Svelte component, for builds, where what is shown never changes. */
export function toComponent(source: IslandSource): Component<Props> {
  // A compiled Svelte component is a function of an anchor and its props, which stay reactive this way.
  const render = StaticHost as unknown as Component<{ source: IslandSource; forwarded: Props }>
  return (anchor, forwarded) => render(anchor, { source, forwarded })
}
