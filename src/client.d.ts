/**
 * Types of `.mtm` imports: put `"metamon/client"` into `types` of tsconfig.json, or
 * `/// <reference types="metamon/client" />` into a file of the project.
 */
declare module '*.mtm' {
  import type { IslandSource } from 'metamon/react'

  /** A component that has been mounted from plain TypeScript. */
  interface MountedComponent {
    /** Hands over new props; they replace the earlier ones. */
    update(props: Readonly<Record<string, unknown>>): void
    /** Removes the component, its element and everything it started. */
    unmount(): void
  }

  /** The component, as one of the importing file's framework; in a plain module, a source for any `Island`. */
  const component: ((props: Record<string, unknown>) => never) & IslandSource
  export default component

  /** Appends the component to `target`, whatever framework it is written in. */
  export function mount(target: Element, props?: Readonly<Record<string, unknown>>): MountedComponent
}
