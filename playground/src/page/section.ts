import { find } from './elements.ts'

interface Section {
  readonly name: string
  /** The `import.meta.hot` of the module. */
  readonly hot: ImportMeta['hot']
  /** Fills the section. @returns what ends its subscriptions */
  render(target: HTMLElement): () => void
}

/**
 * Fills a section of the page with plain DOM. After an edit of its module it is filled anew; what it
 * shows comes from signals, so nothing of it is lost.
 */
export function section({ name, hot, render }: Section): void {
  const target = find(`[data-section='${name}']`)
  hot?.data.clear?.()
  const added = [...target.children]
  const stop = render(target)
  const own = [...target.children].filter((child) => !added.includes(child))
  const clear = () => {
    stop()
    for (const child of own) child.remove()
  }
  if (hot) hot.data.clear = clear
}
