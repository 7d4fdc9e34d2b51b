import type { Component } from 'svelte'
import type { IslandSource } from '../contract.ts'
import { createHost } from './host.ts'

type Props = Record<string, unknown>

/** Turns an island into an ordinary Svelte component, for builds, where what is shown never changes. */
export function toComponent(source: IslandSource): Component<Props, Props> {
  const host = createHost(source.framework)
  host.show(source)
  return host.component
}
