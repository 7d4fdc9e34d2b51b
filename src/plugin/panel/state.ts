import { basename } from 'node:path'
import { version as viteVersion } from 'vite'
import type { JsonValue, PanelState } from '../../shared/panel-protocol.ts'
import { resolvedConfig, type PluginContext } from '../context.ts'
import { relativeTo } from '../transaction/relative-to.ts'

/** What a panel is told when it opens. Files are named relative to the root, which is named by its last part. */
export function panelState(context: PluginContext): PanelState {
  const { root, base } = resolvedConfig(context)
  return {
    entries: context.journal.entries,
    ...changingState(context),
    options: optionsOf(context),
    tools: { vite: viteVersion },
    base,
    project: basename(root),
  }
}

/** What of it can change at any time. */
export function changingState(
  context: PluginContext,
): Pick<PanelState, 'versions' | 'pinned' | 'waiting' | 'controls'> {
  const { journal, versions, controls } = context
  const { root } = resolvedConfig(context)
  const { isPaused, pausedFiles, isClearing } = controls
  return {
    versions: journal.entries.map(({ id }) => ({ id, isKept: versions.isKept(id) })),
    pinned: [...versions.pinned.entries].map(([file, entryId]) => ({
      file: relativeTo(root, file),
      entryId,
    })),
    waiting: [...context.waiting()].map((file) => relativeTo(root, file)),
    controls: { isPaused, pausedFiles, isClearing },
  }
}

/** Options are data, but for those that are not set. */
function optionsOf({ options }: PluginContext): PanelState['options'] {
  const set = Object.entries(options).filter(([, value]) => value !== undefined)
  return JSON.parse(JSON.stringify(Object.fromEntries(set))) as Record<string, JsonValue> // made of JSON just now
}
