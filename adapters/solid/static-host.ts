import { createComponent, mergeProps, type Component } from 'solid-js'
import type { IslandSource } from '../contract.ts'
import { Island } from './island-component.ts'

type Props = Record<string, unknown>

/** Turns an island into an ordinary Solid component, for builds, where what is shown never changes. */
export function toComponent(source: IslandSource): Component<Props> {
  return (props) => createComponent(Island, mergeProps(props, { of: source }))
}
