import { fileURLToPath } from 'node:url'
import type { PluginOption } from 'vite'
import { aliasPlugin } from './aliases.ts'
import {
  clientRuntimePlugin,
  hostRuntimePlugin,
  pageModulesPlugin,
  scopesRuntimePlugin,
} from './client-runtime.ts'
import { compilePlugin } from './compile.ts'
import { createPluginContext } from './context.ts'
import { doctorPlugin } from './doctor.ts'
import { officialPlugins } from './frameworks.ts'
import { instrumentPlugins } from './instrument.ts'
import { journalPlugin } from './journal-plugin.ts'
import { jsxPlugin } from './jsx.ts'
import { keptResolutionsPlugin } from './kept-resolutions.ts'
import { mtmHotUpdatePlugin } from './mtm-hot-update.ts'
import { resolveOptions, type JsxFramework, type MetamonOptions } from './options.ts'
import { overlayPlugin } from './overlay/overlay-plugin.ts'
import { panelPlugin } from './panel/index.ts'
import { panelRuntimePlugin } from './panel-runtime.ts'
import { reactHookSignaturesPlugin } from './react-hook-signatures.ts'
import { reactRefreshFlushPlugin } from './react-refresh-flush.ts'
import { scanPlugin } from './scan.ts'
import { servedPackagePlugin } from './served-package.ts'
import { svelteSourceMapsPlugin } from './svelte-source-maps.ts'
import { changedModulesPlugin } from './transaction/changed-modules.ts'
import { transactionPlugin } from './transaction/index.ts'
import { createHealedSaves } from './transaction/healed-saves.ts'
import { createOrphans } from './transaction/orphans.ts'
import { createPasses } from './transaction/passes.ts'
import { createSavedTexts, savedTextsPlugins } from './transaction/saved-texts.ts'
import { typesPlugin } from './types.ts'
import { unifiedStylesPlugin } from './unified-styles.ts'
import { versionsPlugin } from './versions/versions.ts'
import { vueRerenderPlugin } from './vue-rerender.ts'
import { vueSourceMapsPlugin } from './vue-source-maps.ts'
import { warmUpPlugin } from './warm-up/index.ts'

export type { JsxFramework, MetamonOptions }
export type { MetamonApi } from './journal-plugin.ts'

/**
 * Hot reload that keeps everything, across React, Vue, Svelte and Solid in one app.
 *
 * @param options see `MetamonOptions`; with `frameworks`, the official plugins are added as well
 * @returns plugins for the `plugins` array of a Vite config
 * @throws {TypeError} for an option that is unknown or of the wrong shape
 * @throws {Error} (once Vite awaits the plugins) for a framework that is not installed
 * @example
 * export default defineConfig({ plugins: [metamon({ frameworks: ['react', 'vue', 'svelte', 'solid'] })] })
 */
export default function metamon(options: MetamonOptions = {}): PluginOption[] {
  const context = createPluginContext(resolveOptions(options), fileURLToPath(new URL('.', import.meta.url)))
  const passes = createPasses()
  const orphans = createOrphans()
  const texts = createSavedTexts(context.versions.pinned)
  const healed = createHealedSaves()
  return [
    keptResolutionsPlugin(context),
    journalPlugin(context),
    transactionPlugin(context, { passes, orphans, texts, healed }),
    versionsPlugin(context.versions),
    overlayPlugin(context),
    clientRuntimePlugin(context),
    pageModulesPlugin(context),
    panelPlugin(context),
    hostRuntimePlugin(context),
    scopesRuntimePlugin(context),
    servedPackagePlugin(context),
    panelRuntimePlugin(context),
    aliasPlugin(),
    jsxPlugin(context),
    compilePlugin(context),
    mtmHotUpdatePlugin(context),
    ...officialPlugins(context),
    unifiedStylesPlugin(context),
    scanPlugin(context),
    reactHookSignaturesPlugin(context),
    reactRefreshFlushPlugin(context),
    vueRerenderPlugin(),
    vueSourceMapsPlugin(context),
    svelteSourceMapsPlugin(),
    ...instrumentPlugins(context),
    doctorPlugin(context),
    typesPlugin(context),
    ...savedTextsPlugins(texts),
    changedModulesPlugin(context, { passes, orphans, texts, healed }),
    warmUpPlugin(context),
  ]
}

/** Types the options of `metamon()` for editors, in a file of their own. */
export const defineMetamonConfig = (options: MetamonOptions): MetamonOptions => options
