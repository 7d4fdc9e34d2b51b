import { root } from './root.mjs'

const START = `${root}src/plugin/index.ts`

/** What a dev server starts with and others import too, in one file: each file that is loaded takes its time. */
export const SHARED_CHUNK = {
  debugName: 'shared',
  name: (id, graph) => (isOfStart(id, graph) ? 'shared' : null),
  minShareCount: 2,
}

function isOfStart(id, graph, seen = new Set()) {
  if (id === START) return true
  if (seen.has(id)) return false
  seen.add(id)
  return (graph.getModuleInfo(id)?.importers ?? []).some((importer) => isOfStart(importer, graph, seen))
}
