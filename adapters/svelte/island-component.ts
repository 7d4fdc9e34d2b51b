import type { Component } from 'svelte'
import IslandComponent from './island-component.svelte'
import type { IslandProps } from './island-props.ts'

/**
 * Shows a component of any framework. Its props follow the host's without a re-mount, its callbacks are
 * props that start with `on`, and whatever it throws stays inside.
 *
 * @example
 * <Island of={CartIsland} currency="EUR" onCheckout={pay}>Thank you</Island>
 */
export const Island: Component<IslandProps> = IslandComponent
