import { createElement, type FunctionComponent } from 'react'
import type { IslandSource } from '../contract.ts'
import { Island } from './island-component.ts'

type Props = Readonly<Record<string, unknown>>

/** Turns an island into an ordinary React component, for builds, where what is shown never changes. */
export function toComponent(source: IslandSource): FunctionComponent<Props> {
  return (props) => createElement(Island, { ...props, of: source })
}
