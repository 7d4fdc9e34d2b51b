import type { PanelData } from '../model.ts'
import type { PanelSource } from '../source.ts'
import type { ViewState } from '../view-state.ts'

/** Where the panel is: beside the app, or in a tab of its own. */
export type PanelMode = 'dock' | 'page'

/**
 * What every view is made of. Views are functions of it, and have no listeners: what a control does is named by
 * its `data-do`, and what it does it to by its `data-arg`.
 */
export interface ViewContext {
  readonly view: ViewState
  readonly data: PanelData
  readonly source: PanelSource
  readonly mode: PanelMode
  /** The side at which the panel is docked. */
  readonly side: 'bottom' | 'right'
  /** Milliseconds since 1970. */
  readonly now: number
}
