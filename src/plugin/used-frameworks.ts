import type { PluginOption } from 'vite'
import { FRAMEWORKS, type Framework } from '../shared/framework.ts'
import { resolvedConfig, type PluginContext } from './context.ts'

const PLUGIN_NAMES: Record<Framework, RegExp> = {
  react: /^vite:react/,
  vue: /^vite:vue$/,
  svelte: /^vite-plugin-svelte/,
  solid: /^solid$/,
}

/** The frameworks of this app: those named in the options, else those whose plugin is in the config. */
export function usedFrameworks(context: PluginContext): readonly Framework[] {
  return context.options.frameworks ?? frameworksOf(resolvedConfig(context).plugins)
}

/** The frameworks whose official plugin is among these, nested lists included; promises are not waited for. */
export function frameworksOf(plugins: readonly PluginOption[]): readonly Framework[] {
  const names = plugins.flatMap(namesOf)
  return FRAMEWORKS.filter((one) => names.some((name) => PLUGIN_NAMES[one].test(name)))
}

function namesOf(plugin: PluginOption): string[] {
  if (Array.isArray(plugin)) return plugin.flatMap(namesOf)
  return plugin && 'name' in plugin ? [plugin.name] : []
}
