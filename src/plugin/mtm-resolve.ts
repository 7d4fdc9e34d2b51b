import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { isFramework } from '../shared/framework.ts'
import { parseMtmId, toHostId, withoutQuery, type Importer } from '../shared/module-id.ts'
import type { JsxRouter } from './jsx-routing.ts'

/** A query that asks Vite for something else than the component. */
const FOREIGN_QUERY_RE = /[?&](?:raw|url|inline|worker|sharedworker)\b/

/** True for an import of a `.mtm` file as a component: `./Foo.mtm`, `./Foo.mtm?vue`. */
export const isMtmImport = (source: string): boolean =>
  withoutQuery(source).endsWith('.mtm') && !FOREIGN_QUERY_RE.test(source)

/** The kind of importer that a query names: `./Foo.mtm?vue` is for a Vue file whoever imports it. */
export function importerOfQuery(source: string): Importer | undefined {
  const name = /\?(\w+)/.exec(source)?.[1]
  return name === 'js' || isFramework(name) ? name : undefined
}

/** The kind of an importing module, by its file. */
export function importerOf(id: string | undefined, router: JsxRouter): Importer {
  const file = withoutQuery(id ?? '')
  const view = parseMtmId(file)
  if (view?.kind === 'view') return view.target
  if (file.endsWith('.vue')) return 'vue'
  if (file.endsWith('.svelte')) return 'svelte'
  return router.decided(file) ?? 'js'
}

/** The id of the host module of a resolved `.mtm` file. */
export const hostIdOf = (
  file: string,
  source: string,
  importer: string | undefined,
  router: JsxRouter,
): string => toHostId(withoutQuery(file), importerOfQuery(source) ?? importerOf(importer, router))

/**
 * Turns the url or path of a `.mtm` module, or what another one imports it by, into its id; undefined when there is
 * no such `.mtm` file.
 */
export function resolveMtmId(source: string, importer: string | undefined, root: string): string | undefined {
  const path = source.startsWith('/@fs/') ? source.slice('/@fs'.length) : source
  if (!parseMtmId(path)) return undefined
  const candidates =
    importer && path.startsWith('.') ? [join(dirname(importer), path)] : [path, join(root, path)]
  return candidates.find((candidate) => {
    const file = parseMtmId(candidate)?.file
    return file !== undefined && existsSync(file)
  })
}
