import { defineComponent, h, type Component } from 'vue'
import type { IslandSource } from '../contract.ts'
import { Island } from './island-component.ts'

/** Turns an island into an ordinary Vue component, for builds, where what is shown never changes. */
export function toComponent(source: IslandSource): Component {
  return defineComponent({
    inheritAttrs: false,
    setup:
      (_props, { attrs, slots }) =>
      () =>
        h(Island, { ...attrs, of: source }, slots),
  })
}
