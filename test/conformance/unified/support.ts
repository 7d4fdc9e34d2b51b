import components from 'virtual:unified-components'
import { island as reactIsland } from 'metamon/react'
import { island as solidIsland } from 'metamon/solid'
import { island as svelteIsland } from 'metamon/svelte'
import { island as vueIsland } from 'metamon/vue'
import type { IslandSource } from '../../../adapters/contract.ts'
import { FRAMEWORKS, type Framework } from '../../../src/shared/framework.ts'
import { stage, type Stage } from '../support.ts'

const ISLANDS: Record<Framework, (component: never) => IslandSource> = {
  react: reactIsland,
  vue: vueIsland,
  svelte: svelteIsland,
  solid: solidIsland,
}

/** One component, compiled for one target. */
export async function load(name: string, target: Framework): Promise<IslandSource> {
  const view = await components[name]?.[target]?.()
  if (!view) throw new Error(`there is no ${name}.mtm`)
  return ISLANDS[target](view.default)
}

/** Mounts a component, compiled for one target. */
export const show = async (
  name: string,
  target: Framework,
  props: Readonly<Record<string, unknown>> = {},
): Promise<Stage> => stage(await load(name, target), props)

/** The markup as the page shows it: without the comments with which frameworks mark places. */
export function htmlOf({ container }: Pick<Stage, 'container'>): string {
  const copy = container.cloneNode(true)
  const walker = document.createTreeWalker(copy, NodeFilter.SHOW_COMMENT)
  const comments: Node[] = []
  while (walker.nextNode()) comments.push(walker.currentNode)
  for (const comment of comments) comment.parentNode?.removeChild(comment)
  copy.normalize()
  // a clone of an element is an element
  return (copy as Element).innerHTML.replace(/<\/?metamon-(?:island|root)\b[^>]*>/g, '')
}

/** Types text as a user does, character by character. */
export function type(input: HTMLInputElement | HTMLTextAreaElement, text: string): void {
  input.focus()
  for (const character of text) {
    input.setRangeText(character, input.selectionStart ?? 0, input.selectionEnd ?? 0, 'end')
    input.dispatchEvent(new InputEvent('input', { bubbles: true }))
  }
}

export const press = (element: Element, key: string): boolean =>
  element.dispatchEvent(new KeyboardEvent('keyup', { key, bubbles: true }))

export { FRAMEWORKS }
