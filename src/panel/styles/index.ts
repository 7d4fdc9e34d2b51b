import { BASE_CSS } from './base-css.ts'
import { DETAIL_CSS } from './detail-css.ts'
import { FRAME_CSS } from './frame-css.ts'
import { HISTORY_CSS } from './history-css.ts'
import { SCHEME_CSS } from './scheme-css.ts'
import { TABLES_CSS } from './tables-css.ts'

/** The style of the whole panel. */
export const PANEL_CSS: string = [FRAME_CSS, SCHEME_CSS, BASE_CSS, HISTORY_CSS, DETAIL_CSS, TABLES_CSS].join(
  '\n',
)
