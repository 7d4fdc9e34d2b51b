import { parseMtmId } from '../../src/shared/module-id.ts'

interface RefreshWindow {
  /** Asked by plugin-react for the names of a module that are no reason to refresh its importers instead. */
  __getReactRefreshIgnoredExports?: (module: { readonly id: string }) => readonly string[]
}

/**
 * Has React Refresh look at nothing but the component of a `.mtm` file: its one importer is the host, which takes
 * no other name and refreshes nothing by itself. There is no undo.
 */
export function ignoreExportsOfViews(): void {
  const page = globalThis as RefreshWindow
  const previous = page.__getReactRefreshIgnoredExports
  page.__getReactRefreshIgnoredExports = (module) =>
    parseMtmId(module.id)?.kind === 'view' ? allBut('default') : (previous?.(module) ?? [])
}

/** Which names there will be is not known: the list is only asked whether it includes one. */
const allBut = (name: string): readonly string[] =>
  Object.assign<string[], Pick<string[], 'includes'>>([], { includes: (one) => one !== name })
