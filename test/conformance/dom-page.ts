import { onTestFinished } from 'vitest'
import { createDomState } from '../../src/orchestrator/dom-state.ts'

/** Elements as they are written in markup: tag, attributes, children. */
export type Tree = readonly (readonly [
  tag: string,
  attributes?: Readonly<Record<string, string>>,
  children?: Tree,
])[]

/** A place in the document whose contents are made anew again and again. */
export function createPlace() {
  const place = document.createElement('main')
  place.id = 'place'
  document.body.append(place)
  const state = createDomState(document)
  onTestFinished(() => {
    place.remove()
    state.release()
  })
  const show = (tree: Tree) => place.replaceChildren(...build(tree))
  const find = <Found extends Element>(selector: string) => place.querySelector<Found>(selector)!
  return { state, show, find }
}

export const build = (tree: Tree): Element[] =>
  tree.map(([tag, attributes = {}, children = []]) => {
    const element = document.createElement(tag)
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
    element.append(...build(children))
    return element
  })
