/** Something that goes on until it is ended. */
export interface StartedEffect {
  /** What it is, in words: `setInterval`. */
  readonly what: string
  isAlive(): boolean
}

/** One evaluation of a module. */
export interface Evaluation {
  readonly url: string
  readonly evaluation: number
}

/** Whom the patches tell. */
export interface EffectListener {
  /** The evaluation that is running; while there is none, everything goes its way untouched. */
  owner(): Evaluation | undefined
  started(evaluation: Evaluation, effect: StartedEffect): void
}

/** Where the functions are; usually the window. */
export interface EffectHost {
  readonly EventTarget: { readonly prototype: EventTarget }
  readonly document?: EventTarget
}
