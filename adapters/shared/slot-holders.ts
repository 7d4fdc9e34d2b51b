import { createContentsElement } from './elements.ts'

/** Creates the element that holds what a host renders for one slot. */
export const createSlotHolder = (): HTMLElement => createContentsElement('metamon-slot')

/**
 * Creates the elements that hold what a host renders for the slots of one island: the same element for
 * the same name, so that an island can keep it where it is while the host updates what is inside.
 */
export function createSlotHolders(): (name: string) => HTMLElement {
  const holders = new Map<string, HTMLElement>()
  return (name) => {
    const holder = holders.get(name) ?? createSlotHolder()
    holders.set(name, holder)
    return holder
  }
}
