/** A place in the code of a module at which a component is rendered. */
export interface ComponentSite {
  /** The component's name there. */
  readonly tag: string
  /** What it is given, as it is written. */
  readonly text: string
  /** `line:column`, where that is how the place is recognised. */
  readonly at?: string
}
