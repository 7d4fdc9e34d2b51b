import { readFile } from 'node:fs/promises'
import type { ResolvedConfig } from 'vite'
import { createJsxRouter, type JsxRouter } from './jsx-routing.ts'
import { createMtmStore, type MtmStore } from './mtm-store.ts'
import { createDebugLog, type DebugLog } from './debug.ts'
import { createControls, type ObeyedControls } from './controls.ts'
import { createServerJournal, type ServerJournal } from './journal.ts'
import type { JsxFramework, ResolvedOptions } from './options.ts'
import { createVersions, type Versions } from './versions/versions.ts'

/** What the sub-plugins share: one object per call of `metamon()`, nothing module-level. */
export interface PluginContext {
  readonly options: ResolvedOptions
  readonly router: JsxRouter
  readonly store: MtmStore
  readonly journal: ServerJournal
  /** Whose error overlay pages have, and what was last thrown for a request. */
  readonly overlay: { isOurs: boolean; requestError: unknown }
  /** What people ask of the updates to come: pause, resume, start anew. */
  readonly controls: ObeyedControls
  /** What the app was made of after each save. */
  readonly versions: Versions
  readonly debug: DebugLog
  /** The folder of our own built files, with a slash at its end. */
  readonly runtimeFolder: string
  /** Set once Vite has resolved its config. */
  config: ResolvedConfig | undefined
  /** True where this Vite's updates cannot be held back: pages only keep their state over them. */
  isPassive: boolean
  /** Watches a file wherever it is. Set while a dev server runs. */
  watch: ((file: string) => void) | undefined
  /** Has the server take a file for saved. Does nothing while none runs. */
  change: (file: string) => void
  /** The files that wait for a fix: their last save could not be applied. */
  waiting: () => ReadonlySet<string>
  /** How many clients of the server are panels, and no pages of the app. */
  standalonePanels: () => number
}

/** @throws {Error} when called before Vite has resolved its config. */
export function resolvedConfig(context: PluginContext): ResolvedConfig {
  if (!context.config) throw new Error('[metamon] the Vite config is not resolved yet')
  return context.config
}

/**
 * True while a dev server runs that updates pages in place; false in builds, in previews, without hot reload,
 * where Vite bundles in development, and where Vitest serves components to test.
 */
export function isServing({ config }: PluginContext): boolean {
  if (config?.command !== 'serve' || config.isProduction || config.server.hmr === false) return false
  return !config.experimental.bundledDev && !config.plugins.some(({ name }) => name.startsWith('vitest'))
}

export function createPluginContext(options: ResolvedOptions, runtimeFolder: string): PluginContext {
  const jsxFrameworks: readonly JsxFramework[] = ['react', 'solid']
  const context: PluginContext = {
    options,
    router: createJsxRouter({
      root: () => resolvedConfig(context).root,
      frameworks: jsxFrameworks.filter((one) => options.frameworks?.includes(one) ?? true),
      folders: options.jsx,
    }),
    journal: createServerJournal(),
    overlay: { isOurs: false, requestError: undefined },
    controls: createControls(),
    versions: createVersions({
      root: () => resolvedConfig(context).root,
      change: (file) => context.change(file),
      waiting: () => context.waiting(),
    }),
    debug: createDebugLog(),
    runtimeFolder,
    store: createMtmStore({
      defaultTarget: options.defaultTarget,
      root: () => resolvedConfig(context).root,
      read: (file) => readVersion(context.versions, file),
    }),
    config: undefined,
    isPassive: false,
    watch: undefined,
    change: () => {},
    waiting: () => new Set(),
    standalonePanels: () => 0,
  }
  return context
}

/** What a file is served with: as it is on the disk, unless another version was asked for. */
async function readVersion({ pinned, loaded }: Versions, file: string): Promise<string> {
  const text = pinned.of(file) ?? (await readFile(file, 'utf8'))
  loaded(file, text)
  return text
}
