import { adoptStyles, THEME_CSS } from '../shared-ui/theme.ts'
import { h } from '../shared-ui/element.ts'
import type { Undo } from '../runtime/undo.ts'
import { createActions } from './actions.ts'
import { createDock, type Dock } from './dock.ts'
import { listen } from './listen.ts'
import { createPanelModel, type PanelModel } from './model.ts'
import { morph } from './morph.ts'
import type { PanelSource } from './source.ts'
import { PANEL_CSS } from './styles/index.ts'
import { fromHash, toHash } from './view-state.ts'
import type { PanelMode } from './views/context.ts'
import { shell } from './views/shell.ts'

export const PANEL_TAG = 'metamon-panel'

/** What a panel is shown with. */
export interface PanelSetup {
  readonly source: PanelSource
  readonly mode: PanelMode
  /** Where the place of a docked panel is remembered. */
  readonly storage: Storage | undefined
  /** Opens the page at `__metamon/`, at that place of it. */
  readonly detach?: (hash: string) => void
}

/** How often what changes by itself is asked for again, in milliseconds. */
const LIVE_MS = 500

/** `<metamon-panel>`: all of it is in a shadow root, and it needs nothing of the page. */
export class MetamonPanel extends HTMLElement {
  /** Ends everything that `start` has begun. */
  #undos: Undo[] = []
  #model: PanelModel | undefined
  #opener: Element | null = null

  /** Shows the panel. To be called once, when the element is in the document. */
  start({ source, mode, storage, detach }: PanelSetup): void {
    const root = this.attachShadow({ mode: 'open' })
    adoptStyles(root, THEME_CSS, PANEL_CSS)
    const model = createPanelModel(source)
    const dock = mode === 'dock' ? createDock(this, storage) : undefined
    const frame = h('div', { class: 'panel', role: 'region', 'aria-label': 'Metamon' })
    const render = createRender({ root, frame, model, source, mode, dock })
    const close = () => this.close()
    const actions = createActions(model, source, {
      close,
      detach: () => detach?.(toHash(model.view)),
      switchSide() {
        dock?.switchSide()
        render()
      },
      setScheme: (scheme) => (this.dataset['scheme'] = scheme),
    })
    listen(root, actions, mode === 'dock' ? close : () => actions.click('all', {}))
    if (dock) root.append(dock.handle)
    root.append(frame)
    this.dataset['mode'] = mode
    this.#model = model
    this.#undos = [source.dispose, model.dispose, model.subscribe(render), keepLive(this, model)]
    if (dock) this.#undos.push(dock.dispose)
    if (mode === 'page') this.#undos.push(followHash(model))
    render()
    void model.refresh()
  }

  /** Shows the panel where it was taken away, with that entry of the journal where one is named. */
  open(id?: string): void {
    if (this.hidden || this.#opener === null) this.#opener = document.activeElement
    this.hidden = false
    if (id !== undefined) this.#model?.change({ tab: 'history', entry: id, isOpen: true })
    void this.#model?.refresh()
    this.shadowRoot?.querySelector<HTMLElement>('[role=tab][aria-selected=true]')?.focus()
  }

  /** Takes the panel away, and gives the focus back to where it was. */
  close(): void {
    this.hidden = true
    if (this.#opener instanceof HTMLElement && this.#opener.isConnected) this.#opener.focus()
    this.#opener = null
  }

  /** Lets go of everything. */
  dispose(): void {
    for (const undo of this.#undos.toReversed()) undo()
    this.#undos = []
    this.remove()
  }
}

interface RenderParts {
  readonly root: ShadowRoot
  readonly frame: HTMLElement
  readonly model: PanelModel
  readonly source: PanelSource
  readonly mode: PanelMode
  readonly dock: Dock | undefined
}

/** Renders what has changed, and puts the focus where a person expects it. */
function createRender({ root, frame, model, source, mode, dock }: RenderParts): () => void {
  let edited: string | undefined
  return () => {
    const { view, data } = model
    morph(frame, shell({ view, data, source, mode, side: dock?.place.side ?? 'bottom', now: Date.now() }))
    const key = view.editing?.key
    if (key !== undefined && key !== edited) root.querySelector<HTMLElement>('[data-focus]')?.focus()
    if (key === undefined && edited !== undefined && root.activeElement === null) focusEdit(root, edited)
    edited = key
  }
}

function focusEdit(root: ShadowRoot, key: string): void {
  root.querySelector<HTMLElement>(`[data-do=edit][data-arg="${CSS.escape(key)}"]`)?.focus()
}

/** Asks again and again while somebody can see it. */
function keepLive(panel: HTMLElement, model: PanelModel): Undo {
  const timer = setInterval(() => {
    if (!panel.hidden && document.visibilityState === 'visible') void model.refresh()
  }, LIVE_MS)
  return () => clearInterval(timer)
}

/** The page's address says what is seen, and the other way round. */
function followHash(model: PanelModel): Undo {
  const read = () => {
    if (location.hash !== toHash(model.view)) model.change(fromHash(location.hash))
  }
  addEventListener('hashchange', read)
  if (location.hash !== '') read()
  let written = toHash(model.view)
  const undo = model.subscribe(() => {
    const hash = toHash(model.view)
    // Only what was chosen here: the address may have changed already, and not been read yet.
    if (hash !== written) history.replaceState(null, '', hash)
    written = hash
  })
  return () => {
    removeEventListener('hashchange', read)
    undo()
  }
}

/** Defines the element; a second time does nothing. */
export function definePanel(): void {
  if (!customElements.get(PANEL_TAG)) customElements.define(PANEL_TAG, MetamonPanel)
}
