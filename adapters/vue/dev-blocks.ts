import { createElementBlock, openBlock, setBlockTracking } from 'vue'

/** More blocks than any template nests. */
const MOST_BLOCKS = 100

/**
 * Closes the blocks that a compiled render function has left open by throwing, and takes tracking up again
 * where it threw within `v-once`: otherwise what is rendered next would become a part of them. Vue has no
 * function for it, but finishes a block with every `createElementBlock`; at the outermost, that does nothing.
 */
export function closeBlocks(): void {
  for (let count = 0; count < MOST_BLOCKS; count++) createElementBlock('i')
  for (let count = 0; count < MOST_BLOCKS && !isTracking(); count++) setBlockTracking(1)
}

function isTracking(): boolean {
  openBlock()
  // Vue's types leave it out of what the function returns; every vnode has it.
  const { dynamicChildren } = createElementBlock('i') as { readonly dynamicChildren?: unknown }
  return dynamicChildren !== null
}
