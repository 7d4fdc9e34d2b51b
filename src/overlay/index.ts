import type { Overlay, PageTools } from '../shared/page-modules.ts'
import { PROBLEM_EVENTS, type StackLine } from '../shared/problem.ts'
import { copyText } from './copy-text.ts'
import type { OverlayActions } from './dialog-view.ts'
import { OVERLAY_TAG, OverlayElement } from './overlay-element.ts'
import { createModeMemory, nextState, problemOf, turnPage, type OverlayState } from './overlay-state.ts'
import { openPanel } from './panel.ts'
import { toMarkdown } from './to-markdown.ts'
import { placeOf } from './words.ts'

/** Creates the overlay of a page, which is on it for as long as something is wrong. */
export function createOverlay(tools: PageTools): Overlay {
  if (!customElements.get(OVERLAY_TAG)) customElements.define(OVERLAY_TAG, OverlayElement)
  const element = new OverlayElement()
  const memory = createModeMemory(() => sessionStorage)
  let state: OverlayState | undefined
  const draw = (next: OverlayState) => {
    const wasOpen = state?.mode === 'open'
    state = next
    // Not in the body: that is the app's.
    if (!element.isConnected) document.documentElement.append(element)
    element.draw(next, actions)
    if (wasOpen !== (next.mode === 'open')) announce(wasOpen ? 'close' : 'open')
  }
  const setMode = (mode: OverlayState['mode']) => {
    memory.write(mode)
    if (state) draw({ ...state, mode })
  }
  const actions: OverlayActions = {
    open: (place) => void openInEditor(tools, state?.message.root ?? '', place),
    turn: (by) => state && draw(turnPage(state, by)),
    minimise: () => state?.message.isStrict === false && setMode('pill'),
    maximise: () => setMode('open'),
    retry: () => tools.send(PROBLEM_EVENTS.retry),
    reload: tools.reload,
    copy() {
      const problem = state && problemOf(state)
      if (problem && state)
        void copyText(toMarkdown(problem, state.message), element).then((text) => element.say(text))
    },
    why() {
      const open = openPanel(state?.message.entry)
      // Nothing can be used beside the dialog, and in strict mode it stays.
      if (!open || !state || state.message.isStrict) return undefined
      return () => {
        if (state) draw({ ...state, mode: 'pill' })
        open()
      }
    },
    docs: () => docsOf(tools, state?.message.reason),
  }
  element.addEventListener('keydown', (event) => onKey(event, actions))
  element.addEventListener('minimise', actions.minimise)
  return {
    show(message) {
      if (message.problems.length > 0) return draw(nextState(message, state, memory.read()))
      const wasOpen = state?.mode === 'open'
      state = undefined
      element.leave()
      if (wasOpen) announce('close')
    },
    stepAside: () => element.stepAside(),
    stepBack: () => element.stepBack(),
  }
}

function onKey(event: KeyboardEvent, { minimise, turn }: OverlayActions): void {
  const keys: Readonly<Record<string, () => void>> = {
    Escape: minimise,
    ArrowLeft: () => turn(-1),
    ArrowRight: () => turn(1),
  }
  // What scrolls sideways keeps its keys.
  const isInCode = event.composedPath()[0] instanceof HTMLPreElement && event.key !== 'Escape'
  const run = isInCode ? undefined : keys[event.key]
  // The app does not hear what is typed here.
  event.stopPropagation()
  if (!run) return
  event.preventDefault()
  run()
}

const docsOf = ({ origin, base }: PageTools, reason: string | undefined): string | undefined =>
  reason && `${origin}${base}__metamon/#/reasons/${reason}`

/** Vite's own endpoint opens files. It takes paths relative to where the server was started, which is not the root. */
async function openInEditor(
  { origin, base }: PageTools,
  root: string,
  place: Pick<StackLine, 'file' | 'line' | 'column'>,
): Promise<void> {
  const file = `${root}/${placeOf({ line: 1, column: 0, ...place })}`
  await fetch(`${origin}${base}__open-in-editor?file=${encodeURIComponent(file)}`).catch(() => {})
}

const announce = (what: 'open' | 'close'): void =>
  void window.dispatchEvent(new CustomEvent(`metamon:overlay:${what}`))
