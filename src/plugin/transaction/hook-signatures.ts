import type { EnvironmentModuleNode } from 'vite'
import { loadedRoots, type Batch } from './batch.ts'

/** What the transform of React Refresh says of a component or a hook: `_s(Card, "key", false, function () {`. */
const SIGNATURE_RE = /\b_s\d*\((\w+), "([^"]*)"/g

/** Names of the components and hooks of changed files that call other hooks than before. */
export const changedSignatures = (batch: Batch): readonly string[] => [
  ...new Set(loadedRoots(batch).flatMap((node) => changedIn(node, batch))),
]

function changedIn(node: EnvironmentModuleNode, { snapshot }: Batch): readonly string[] {
  const before = signaturesIn(snapshot.lastGood(node)?.code)
  const now = signaturesIn(node.transformResult?.code)
  return [...now].flatMap(([name, key]) => (before.has(name) && before.get(name) !== key ? [name] : []))
}

const signaturesIn = (code = ''): ReadonlyMap<string, string> =>
  new Map([...code.matchAll(SIGNATURE_RE)].map(([, name = '', key = '']) => [name, key]))
