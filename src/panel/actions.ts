import type { PanelModel } from './model.ts'
import { parseTyped } from './plain-json.ts'
import type { PanelSource, SaveAction } from './source.ts'
import { SIGNAL_STEP, TABS, type Notice, type Scheme } from './view-state.ts'

/** What only the element can do that shows the panel. */
export interface PanelFrame {
  close(): void
  detach(): void
  switchSide(): void
  setScheme(scheme: Scheme): void
}

/** Does what a control names. */
export interface PanelActions {
  /** Unknown names do nothing. */
  click(name: string, control: Control): void
  input(name: string, text: string): void
  saveValue(): Promise<void>
  cancelEdit(): void
}

/** What is known of a control: the values of its `data-` attributes. */
export type Control = Readonly<Partial<Record<'arg' | 'line' | 'column', string>>>

const NEXT_SCHEME: Record<Scheme, Scheme> = { auto: 'light', light: 'dark', dark: 'auto' }

type Clicks = Readonly<Record<string, (arg: string, control: Control) => void>>

/** Creates what the controls of one panel do. */
export function createActions(model: PanelModel, source: PanelSource, frame: PanelFrame): PanelActions {
  const edits = createEdits(model, source)
  const clicks: Clicks = {
    ...createChoices(model),
    ...createSaveActions(model, source),
    edit: edits.begin,
    'cancel-edit': edits.cancel,
    'save-value': () => void edits.save(),
    scheme() {
      const scheme = NEXT_SCHEME[model.view.scheme]
      frame.setScheme(scheme)
      model.change({ scheme })
    },
    side: frame.switchSide,
    detach: frame.detach,
    close: frame.close,
  }
  const inputs: Readonly<Record<string, (text: string) => void>> = {
    text: (text) => model.change({ text }),
    outcome: (outcome) => model.change({ outcome: outcome as typeof model.view.outcome }), // the options are made of them
    signals: (signalText) => model.change({ signalText, signalLimit: SIGNAL_STEP }),
    page: (id) => source.selectPage(id),
    value: edits.type,
  }
  return {
    click: (name, control) => clicks[name]?.(control.arg ?? '', control),
    input: (name, text) => inputs[name]?.(text),
    saveValue: edits.save,
    cancelEdit: edits.cancel,
  }
}

const createChoices = (model: PanelModel): Clicks => ({
  tab(arg) {
    const tab = TABS.find((one) => one === arg)
    if (tab) model.change({ tab, isOpen: false })
  },
  entry: (id) => model.change({ tab: 'history', entry: id, isOpen: true }),
  cursor: (id) => model.change({ entry: id, isOpen: false }),
  reason: (code) => model.change({ tab: 'reasons', reason: code, isOpen: true }),
  all: () => model.change({ isOpen: false }),
  unfold(key) {
    const unfolded = new Set(model.view.unfolded)
    if (!unfolded.delete(key)) unfolded.add(key)
    model.change({ unfolded })
  },
  'more-signals': () => model.change({ signalLimit: model.view.signalLimit + SIGNAL_STEP }),
  dismiss: () => model.change({ notice: undefined }),
})

const NOT_WRITTEN = 'Nothing was written to the disk.'

function createSaveActions(model: PanelModel, source: PanelSource): Clicks {
  const act = async (action: SaveAction, done?: string) => {
    model.change({ busy: action.kind, notice: undefined })
    try {
      await source.act(action)
      if (done !== undefined) model.change({ notice: { kind: 'good', text: done } })
    } catch (error) {
      model.change({ notice: toNotice(error) })
    }
    model.change({ busy: undefined })
  }
  return {
    'apply-again': (entryId) =>
      void act({ kind: 'apply-again', entryId }, `This save was applied again. ${NOT_WRITTEN}`),
    'back-to': (entryId) =>
      void act({ kind: 'back-to', entryId }, `This version is served now. ${NOT_WRITTEN}`),
    release: () => void act({ kind: 'release' }),
    pause: () => void act({ kind: 'pause' }),
    resume: () => void act({ kind: 'resume' }),
    'clear-state': () => void act({ kind: 'clear-state' }),
    'open-file': (file, { line, column }) =>
      source.openFile({
        file,
        ...(line !== undefined && { line: Number(line) }),
        ...(column !== undefined && { column: Number(column) }),
      }),
  }
}

const toNotice = (error: unknown): Notice => ({
  kind: 'bad',
  text: error instanceof Error ? error.message : String(error),
})

function createEdits(model: PanelModel, source: PanelSource) {
  return {
    begin(key: string) {
      const signal = model.data.signals.data?.signals.find((one) => one.key === key)
      if (signal?.json !== undefined) model.change({ editing: { key, text: signal.json } })
    },
    type(text: string) {
      const { editing } = model.view
      if (editing) model.change({ editing: { key: editing.key, text } })
    },
    cancel: () => model.change({ editing: undefined }),
    async save() {
      const { editing } = model.view
      if (!editing) return
      const parsed = parseTyped(editing.text)
      if ('problem' in parsed) return model.change({ editing: { ...editing, problem: parsed.problem } })
      try {
        await source.setSignal(editing.key, parsed.value)
        model.change({ editing: undefined })
        await model.refresh()
      } catch (error) {
        model.change({ notice: toNotice(error) })
      }
    },
  }
}
