/** Puts the styles back that Vite has put into the page. */
export type RestoreStyles = () => void

/**
 * Remembers the text of every style that Vite has put into the page: a style module is applied by being
 * evaluated, before it is known whether the rest of the update is good.
 */
export function captureStyles(page: ParentNode): RestoreStyles {
  const texts = new Map([...stylesOf(page)].map((style) => [style, style.textContent]))
  return () => {
    // A style that is new is emptied, not removed: Vite would go on writing to it.
    for (const style of stylesOf(page)) setText(style, texts.get(style) ?? '')
  }
}

const stylesOf = (page: ParentNode): NodeListOf<HTMLStyleElement> =>
  page.querySelectorAll<HTMLStyleElement>('style[data-vite-dev-id]')

function setText(style: HTMLStyleElement, text: string): void {
  if (style.textContent !== text) style.textContent = text
}
