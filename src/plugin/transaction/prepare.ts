import type { DevEnvironment, Update } from 'vite'
import type { Framework } from '../../shared/framework.ts'
import { stableUrl, withoutQuery } from '../../shared/module-id.ts'
import type { ExpectedModule, ReasonCode } from '../../shared/protocol.ts'
import { OWNERSHIP_MARK } from '../ownership.ts'
import { transformClosure } from './closure.ts'

/** Transforms what an update makes the page load, before the page hears of it. Throws what the transform throws. */
export async function prepareUpdates(
  environment: DevEnvironment,
  updates: readonly Update[],
): Promise<ExpectedModule[]> {
  const expected = new Map<string, ExpectedModule>()
  for (const { type, path, acceptedPath, timestamp } of updates) {
    if (type !== 'js-update') continue
    const { framework, ...module } = await prepareModule(environment, acceptedPath, timestamp)
    // A framework renders the update of a module only where that module itself is the boundary.
    expected.set(acceptedPath, path === acceptedPath && framework ? { ...module, framework } : module)
  }
  return [...expected.values()]
}

/** Transforms the modules of a file that makes the page reload. Throws what the transform throws. */
export async function prepareFile(environment: DevEnvironment, file: string): Promise<void> {
  const nodes = environment.moduleGraph.getModulesByFile(file) ?? []
  for (const node of nodes) if (node.type === 'js') await transformClosure(environment, node)
}

/** Why the page changes without a reload: what kind of boundary took the update. */
export function reasonOf(updates: readonly Update[]): ReasonCode {
  if (updates.every(isStyle)) return 'hot.style-only'
  return updates.every((one) => one.path === one.acceptedPath) ? 'hot.self-accept' : 'hot.boundary'
}

const STYLE_RE = /\.(?:css|less|sass|scss|styl|stylus|pcss|postcss|sss)(?:$|\?)|[?&]type=style\b/

const isStyle = (update: Update): boolean =>
  update.type === 'css-update' || STYLE_RE.test(update.acceptedPath)

async function prepareModule(
  environment: DevEnvironment,
  url: string,
  timestamp: number,
): Promise<ExpectedModule> {
  const node = await environment.moduleGraph.getModuleByUrl(url)
  const code = node ? await transformClosure(environment, node) : ''
  const framework = frameworkOf(withoutQuery(url), code)
  return {
    url: stableUrl(url),
    timestamp,
    tracked: code.includes(OWNERSHIP_MARK),
    ...(framework && { framework }),
  }
}

function frameworkOf(path: string, code: string): Framework | undefined {
  if (path.endsWith('.vue')) return 'vue'
  if (path.endsWith('.svelte')) return 'svelte'
  if (code.includes('registerExportsForReactRefresh(')) return 'react'
  return /\/@solid-refresh"/.test(code) ? 'solid' : undefined
}
