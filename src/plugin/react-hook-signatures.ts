import type { Plugin } from 'vite'
import { isServing, type PluginContext } from './context.ts'
import { usedFrameworks } from './used-frameworks.ts'

const OWN_FILES = { include: /\.[cm]?[jt]sx?$/, exclude: [/\/node_modules\//, /\0/, /\/@/] }

/** What Vite's transform looks for when it decides whether a file without JSX takes part in React Refresh. */
const JSX_MARK = '\n/* react/jsx-dev-runtime */'

const DEFINES_HOOK_RE = /\b(?:function|const|let|var)\s+use[A-Z\d]/
const IMPORTS_OTHERS_RE = /\bfrom\s*["'](?:vue|svelte|solid-js)(?:\/|["'])/

const SIGNATURES = `
import * as __metamon_refresh from "/@react-refresh";
function $RefreshSig$() { return __metamon_refresh.createSignatureFunctionForTransform(); }`

/**
 * Gives custom hooks in modules without components the signatures that plugin-react leaves out. Without them
 * React Refresh takes a component whose custom hook calls other hooks now for unchanged, keeps its instances,
 * and React unmounts the whole root because the number of their hooks has changed.
 */
export function reactHookSignaturesPlugin(context: PluginContext): Plugin[] {
  const isActive = () => isServing(context) && usedFrameworks(context).includes('react')
  return [
    {
      name: 'metamon:react-hook-files',
      enforce: 'pre',
      apply: 'serve',
      applyToEnvironment: ({ config }) => isActive() && config.consumer === 'client',
      transform: {
        filter: { id: { ...OWN_FILES, include: /\.[cm]?[jt]s$/ }, code: DEFINES_HOOK_RE },
        // Behind the code, where it moves nothing that a source map knows of.
        handler: (code) => (IMPORTS_OTHERS_RE.test(code) ? undefined : { code: code + JSX_MARK, map: null }),
      },
    },
    {
      name: 'metamon:react-hook-signatures',
      enforce: 'post',
      apply: 'serve',
      applyToEnvironment: ({ config }) => isActive() && config.consumer === 'client',
      transform: {
        filter: { id: OWN_FILES, code: '$RefreshSig$()' },
        handler: (code) =>
          code.includes('function $RefreshSig$') ? undefined : { code: code + SIGNATURES, map: null },
      },
    },
  ]
}
