import { FRAMEWORKS, type Framework } from './framework.ts'

export { stableUrl } from './stable-url.ts'

/** The path suffix under which the official plugin of each framework takes a `.mtm` body over. */
export const VIEW_SUFFIXES: Record<Framework, string> = {
  react: '.react.tsx',
  vue: '.vue',
  svelte: '.svelte',
  solid: '.solid.tsx',
}

/** Who imports a `.mtm` file: a file of one of the frameworks, or plain JavaScript. */
export type Importer = Framework | 'js'

/**
 * A module that exists because of a `.mtm` file: its view, the host for one kind of importer, and of a unified
 * body the script that all views share, and each of its styles.
 */
export type MtmModule =
  | { readonly kind: 'view'; readonly file: string; readonly target: Framework }
  | { readonly kind: 'host'; readonly file: string; readonly importer: Importer }
  | { readonly kind: 'setup'; readonly file: string }
  | { readonly kind: 'style'; readonly file: string; readonly index: number; readonly lang: string }

const VIEW_RE = /^(.+\.mtm)\.(?:(react|solid)\.tsx|(vue|svelte))$/
const HOST_RE = /^(.+\.mtm)\.in-(react|vue|svelte|solid|js)\.mjs$/
const SETUP_RE = /^(.+\.mtm)\.setup\.mts$/
const STYLE_RE = /^(.+\.mtm)\.(\d+)\.(css|less|sass|scss|styl|stylus|pcss|postcss)$/

/** The id of the module that holds the body of a `.mtm` file, as source of its target. */
export const toViewId = (file: string, target: Framework): string => file + VIEW_SUFFIXES[target]

/** The id of the module that importers of one kind get for a `.mtm` file. */
export const toHostId = (file: string, importer: Importer): string => `${file}.in-${importer}.mjs`

/**
 * The id of the module that holds the script of a unified `.mtm` file. None of the official plugins takes `.mts`:
 * `counter.svelte.mtm.setup.ts` would be a module of Svelte's.
 */
export const toSetupId = (file: string): string => `${file}.setup.mts`

/** The id of the module that holds one of the styles of a unified `.mtm` file; the first one's index is 0. */
export const toStyleId = (file: string, index: number, lang: string): string => `${file}.${index}.${lang}`

/** Every id that a `.mtm` file can appear under, but for those of its styles, of which there can be any number. */
export const toMtmIds = (file: string): string[] => [
  ...FRAMEWORKS.map((framework) => toViewId(file, framework)),
  toSetupId(file),
  ...[...FRAMEWORKS, 'js' as const].map((importer) => toHostId(file, importer)),
]

/** The file and role behind the id of a `.mtm` module; undefined for any other id. A query is not taken. */
export function parseMtmId(id: string): MtmModule | undefined {
  const view = VIEW_RE.exec(id)
  if (view) return { kind: 'view', file: view[1]!, target: (view[2] ?? view[3]) as Framework }
  const host = HOST_RE.exec(id)
  if (host) return { kind: 'host', file: host[1]!, importer: host[2] as Importer }
  const setup = SETUP_RE.exec(id)
  if (setup) return { kind: 'setup', file: setup[1]! }
  const style = STYLE_RE.exec(id)
  return style ? { kind: 'style', file: style[1]!, index: Number(style[2]), lang: style[3]! } : undefined
}

/** An id or url without its query and hash. */
export const withoutQuery = (id: string): string => id.replace(/[?#].*$/s, '')
