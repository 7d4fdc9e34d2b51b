import type { Part } from './part.ts'

type Target = ((node: Element | null) => unknown) | null | undefined

/** `ref={$node}`, `ref={(node) => …}`: told of the element, and of its end unless it returned a cleanup. */
export function ref$(target: Target): Part {
  return {
    id: 'ref',
    start(node) {
      const cleanup = target?.(node)
      return {
        update() {},
        stop: () => void (typeof cleanup === 'function' ? cleanup() : target?.(null)),
      }
    },
  }
}
