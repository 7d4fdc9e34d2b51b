interface PanelOwner {
  readonly openPanel?: (entry: string) => void
}

/** What opens the panel at a journal entry; undefined where there is no panel. */
export function openPanel(entry: string | undefined): (() => void) | undefined {
  // Published by the page; any of it may be missing.
  const page = Reflect.get(globalThis, Symbol.for('metamon.page')) as PanelOwner | undefined
  const open = page?.openPanel
  return open && entry !== undefined ? () => open(entry) : undefined
}
