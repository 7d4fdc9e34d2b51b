export const FRAMEWORKS = ['react', 'vue', 'svelte', 'solid'] as const
export type Framework = (typeof FRAMEWORKS)[number]

export const NAMES: Record<Framework, string> = {
  react: 'React',
  vue: 'Vue',
  svelte: 'Svelte',
  solid: 'Solid',
}

/** What a card or badge puts into the cart. */
export interface CartItem {
  readonly name: string
  /** In cents. */
  readonly price: number
  /** Whose button it was. */
  readonly from: Framework
}

/** Sent when a click in the innermost of the nested islands has reached the outermost. */
export interface Ping {
  /** How many components it has passed. */
  readonly levels: number
}
