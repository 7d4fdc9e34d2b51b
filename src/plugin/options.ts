import { FRAMEWORKS, isFramework, type Framework } from '../shared/framework.ts'
import { nearest } from '../shared/nearest.ts'

/** Which of the two JSX frameworks a file belongs to. */
export type JsxFramework = 'react' | 'solid'

/** Options of the plugin. */
export interface MetamonOptions {
  /**
   * Frameworks to add: their official plugins are loaded and configured to live in one app.
   * Without it, Metamon works with the plugins that are already in the Vite config.
   */
  frameworks?: readonly Framework[]
  /**
   * The framework of JSX files that neither their name, nor a `@jsxImportSource` pragma, nor their
   * imports tell, by folder, relative to the root; the nearest folder decides.
   *
   * @example { 'src': 'react', 'src/widgets': 'solid' }
   */
  jsx?: Readonly<Record<string, JsxFramework>>
  /** The target of `.mtm` files that do not name one. */
  defaultTarget?: Framework
  /** Keep the values of global signals; else a module that is evaluated again starts those that it declares anew. Default: true. */
  preserveSignals?: boolean
  /** Replace the subscriptions of a module that is evaluated again, instead of adding to them. Default: true. */
  preserveSubscriptions?: boolean
  /** Keep the state of components that an update re-creates. Default: true. */
  preserveComponentState?: boolean
  /** Keep what the user has done to elements that an update re-creates: typed, ticked, focused, scrolled. Default: true. */
  preserveDomState?: boolean
  /**
   * What to do when an update fails in the page: `graceful` rolls it back when something throws, and tells of
   * what could not be kept; `strict` rolls it back for that, for a lost connection and for a timeout as well.
   * Default: `graceful`.
   */
  errorRecoveryMode?: 'graceful' | 'strict'
  /**
   * What shows errors in the page: `true` Metamon's overlay, `'vite'` Vite's, `false` nothing, so that they are only
   * in the terminal. Default: true.
   */
  showErrorOverlay?: boolean | 'vite'
  /** Take saves that arrive together for one transaction. Default: true. */
  batchUpdates?: boolean
  /**
   * Idle time after which no more saves are waited for, in milliseconds. Without it: 2 after one file, 30
   * once a second one was saved.
   */
  debounceMs?: number
  /** Files that may update a page, as glob patterns relative to the root. Default: all. */
  watchPatterns?: readonly string[]
  /** Files whose saves no page hears of, as glob patterns relative to the root. */
  ignorePatterns?: readonly string[]
  /** How many modules of one transaction are transformed at the same time. Default: 16. */
  maxConcurrentReloads?: number
  /** Reload the page when at least so many files have changed at once. Default: never. */
  fullReloadThreshold?: number
  /** Wait for the frameworks to render before an update counts as settled. Default: true. */
  syncFrameworks?: boolean
  /** Longest wait for the frameworks to render, in milliseconds. Default: 5000. */
  syncTimeout?: number
  /** Longest wait for the page to report an update, in milliseconds. Default: 10000. */
  reloadTimeout?: number
  /**
   * Write the declaration of each saved unified component into `.metamon/types`. Default: true where that folder
   * exists or tsconfig.json names it.
   */
  types?: boolean
  /** Show what happened and why at `/__metamon/`, in development. Default: true. */
  devtools?: boolean
  /** What is printed per save: `info` a line for each, `warn` what needs attention, `silent` nothing. Default: `info`. */
  logLevel?: 'info' | 'warn' | 'silent'
}

/** The options with every default filled in. */
export type ResolvedOptions = Required<Omit<MetamonOptions, Undecided>> & {
  readonly [Name in Undecided]: MetamonOptions[Name] | undefined
}

/** Options without a default value. */
type Undecided = 'frameworks' | 'types' | 'defaultTarget' | 'debounceMs' | 'fullReloadThreshold'

const DEFAULTS: ResolvedOptions = {
  frameworks: undefined,
  jsx: {},
  defaultTarget: undefined,
  preserveSignals: true,
  preserveSubscriptions: true,
  preserveComponentState: true,
  preserveDomState: true,
  errorRecoveryMode: 'graceful',
  showErrorOverlay: true,
  batchUpdates: true,
  debounceMs: undefined,
  watchPatterns: [],
  ignorePatterns: [],
  maxConcurrentReloads: 16,
  fullReloadThreshold: undefined,
  syncFrameworks: true,
  syncTimeout: 5000,
  reloadTimeout: 10_000,
  types: undefined,
  devtools: true,
  logLevel: 'info',
}

type Check = (value: unknown) => string | undefined

const oneOf =
  (values: readonly unknown[]): Check =>
  (value) =>
    values.includes(value)
      ? undefined
      : `must be one of ${values.map((one) => JSON.stringify(one)).join(', ')}`
const boolean: Check = (value) => (typeof value === 'boolean' ? undefined : 'must be true or false')
const milliseconds: Check = (value) =>
  typeof value === 'number' && value > 0 && Number.isFinite(value)
    ? undefined
    : 'must be a number of milliseconds above 0'
const count: Check = (value) =>
  typeof value === 'number' && Number.isInteger(value) && value > 0
    ? undefined
    : 'must be a whole number above 0'
const idleTime: Check = (value) =>
  typeof value === 'number' && value >= 0 && Number.isFinite(value)
    ? undefined
    : 'must be a number of milliseconds, 0 or more'
const patterns: Check = (value) =>
  Array.isArray(value) && value.every((one) => typeof one === 'string')
    ? undefined
    : 'must be an array of glob patterns'

const CHECKS: Record<keyof MetamonOptions, Check> = {
  frameworks: checkFrameworks,
  jsx: checkJsx,
  defaultTarget: oneOf(FRAMEWORKS),
  preserveSignals: boolean,
  preserveSubscriptions: boolean,
  preserveComponentState: boolean,
  preserveDomState: boolean,
  errorRecoveryMode: oneOf(['graceful', 'strict']),
  showErrorOverlay: oneOf([true, 'vite', false]),
  batchUpdates: boolean,
  debounceMs: idleTime,
  watchPatterns: patterns,
  ignorePatterns: patterns,
  maxConcurrentReloads: count,
  fullReloadThreshold: count,
  syncFrameworks: boolean,
  syncTimeout: milliseconds,
  reloadTimeout: milliseconds,
  types: boolean,
  devtools: boolean,
  logLevel: oneOf(['info', 'warn', 'silent']),
}

/**
 * Checks the options and fills in the defaults.
 * @throws {TypeError} naming the option, what is wrong with it and, for an unknown one, what was meant.
 */
export function resolveOptions(options: MetamonOptions = {}): ResolvedOptions {
  for (const [name, value] of Object.entries(options)) {
    if (!Object.hasOwn(CHECKS, name)) throw new TypeError(unknownOption(name))
    const problem = value === undefined ? undefined : CHECKS[name as keyof MetamonOptions](value)
    if (problem) throw new TypeError(`[metamon] option \`${name}\` ${problem}, got ${JSON.stringify(value)}`)
  }
  const given = Object.entries(options).filter(([, value]) => value !== undefined)
  return { ...DEFAULTS, ...Object.fromEntries(given) }
}

function unknownOption(name: string): string {
  const meant = nearest(name, Object.keys(CHECKS))
  return `[metamon] unknown option \`${name}\`${meant ? `, did you mean \`${meant}\`?` : ''}`
}

function checkFrameworks(value: unknown): string | undefined {
  if (!Array.isArray(value)) return 'must be an array of framework names'
  const unknown = value.find((one) => !isFramework(one))
  if (unknown !== undefined) return `names \`${String(unknown)}\`: use ${FRAMEWORKS.join(', ')}`
  return new Set(value).size === value.length ? undefined : 'names a framework twice'
}

function checkJsx(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return 'must map folders to `react` or `solid`'
  const wrong = Object.entries(value).find(([, framework]) => framework !== 'react' && framework !== 'solid')
  return wrong ? `maps \`${wrong[0]}\` to \`${String(wrong[1])}\`: use react or solid` : undefined
}
