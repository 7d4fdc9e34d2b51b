import type { IslandSource } from '../contract.ts'

/** What a host wants to be shown in an island. */
export interface IslandView {
  readonly source: IslandSource
  readonly props: Readonly<Record<string, unknown>>
  readonly slots: Readonly<Record<string, HTMLElement>>
  readonly onIslandError: ((error: unknown) => void) | undefined
}

/** A component of any framework that is mounted somewhere in the document. */
export interface MountedIsland {
  readonly source: IslandSource
  /** Islands created earlier have a lower number; 0 outside of development. */
  readonly order: number
  /** Hands over new props and slots; after an error this also tries the component again. */
  update(view: IslandView): void
  /** Makes `element` the island's place in the document. The component's own nodes stay the same. */
  moveTo(element: HTMLElement): void
  /** Keeps the island alive, and out of sight, while it has no host. */
  shelter(): void
  /** Tries a component that has thrown again, with the props it had. */
  retry(): void
  unmount(): void
}
