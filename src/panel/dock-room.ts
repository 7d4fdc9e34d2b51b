import type { Undo } from '../runtime/undo.ts'
import type { DockPlace } from './dock.ts'

/** Has toasts and the pill of the overlay stand beside a docked panel, as long as it is there and not hidden. */
export interface DockRoom {
  take(place: DockPlace): void
  readonly dispose: Undo
}

/** Creates the room of a panel: a sheet of the document, so that no element of the app is touched. */
export function createDockRoom(): DockRoom {
  const sheet = new CSSStyleSheet()
  document.adoptedStyleSheets.push(sheet)
  return {
    take: (place) => sheet.replaceSync(rule(DISTANCES[place.side](place))),
    dispose() {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet)
    },
  }
}

const rule = (distance: string): string =>
  `:root:has(> metamon-panel:not([hidden])) > :is(metamon-toasts, metamon-overlay) { ${distance} }`

/** As large as the panel is by its own style. Where it leaves too little room, what is shown covers it. */
const DISTANCES: Record<DockPlace['side'], (place: DockPlace) => string> = {
  bottom: ({ bottom }) => `--mtm-below: min(max(200px, ${bottom}vh) + 20px, 100vh - 160px)`,
  right: ({ right }) => `--mtm-beside: min(max(320px, ${right}vw) + 20px, 100vw - 300px)`,
}
