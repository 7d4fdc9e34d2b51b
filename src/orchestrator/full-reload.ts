/** What Vite's client is told when pages are to be reloaded. */
export interface FullReload {
  /** The page to be reloaded, below the base; any page when it is not an html file. */
  readonly path?: unknown
}

/**
 * Whether this page is one of those that Vite's client reloads: it takes a reload for an html file as meant
 * for the page of that file, and for all pages when that is the root's own.
 */
export function concernsPage({ path }: FullReload, base: string, pathname: string): boolean {
  if (typeof path !== 'string' || !path.endsWith('.html') || path === '/index.html') return true
  const page = decodeURI(pathname)
  const reloaded = base + path.slice(1)
  return page === reloaded || (page.endsWith('/') && `${page}index.html` === reloaded)
}
