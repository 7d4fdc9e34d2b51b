import type { Content } from '../content.ts'
import type { Slot } from '../slots.ts'
import { renderReact, renderSolid } from './jsx.ts'
import { renderModule } from './modules.ts'
import { renderSvelte } from './svelte.ts'
import { renderVue } from './vue.ts'

export { BARRIERS, renderBarrier, renderMain, shellFiles } from './shell.ts'

const COMPONENTS = { react: renderReact, vue: renderVue, svelte: renderSvelte, solid: renderSolid }

/** The text of a file. */
export function render(slot: Slot, content: Content): string {
  const isComponent = slot.kind === 'parent' || slot.kind === 'native' || slot.kind === 'card'
  return isComponent && slot.framework
    ? COMPONENTS[slot.framework](slot, content)
    : renderModule(slot, content)
}
