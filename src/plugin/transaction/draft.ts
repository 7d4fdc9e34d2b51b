import { randomUUID } from 'node:crypto'
import { relative } from 'node:path'
import type { HotPayload } from 'vite'
import type { Draft } from './open-transactions.ts'
import type { Pass } from './passes.ts'
import { reasonOf } from './prepare.ts'

/** What is known of a transaction when Vite hands over its payload. */
export function toDraft(root: string, payload: HotPayload, pass: Pass | undefined): Draft {
  const files = changedFiles(root, payload, pass)
  const isReload = payload.type === 'full-reload'
  return {
    id: randomUUID(),
    files,
    outcome: isReload ? 'reloaded' : 'applied',
    reason: payload.type === 'update' ? reasonOf(payload.updates) : reloadReason(files),
    savedAt: pass?.savedAt ?? performance.now(),
    prepareMs: 0,
  }
}

/** A file as the journal names it: relative to the root, with slashes. */
export const relativeTo = (root: string, file: string): string => relative(root, file).replaceAll('\\', '/')

/** Relative to the root. Without a pass, a module has asked for the update: then its urls have to do. */
function changedFiles(root: string, payload: HotPayload, pass: Pass | undefined): readonly string[] {
  if (pass) return [relativeTo(root, pass.file)]
  if (payload.type === 'full-reload')
    return payload.triggeredBy ? [relativeTo(root, payload.triggeredBy)] : []
  return payload.type === 'update' ? payload.updates.map((one) => one.path.replace(/^\//, '')) : []
}

const reloadReason = (files: readonly string[]) =>
  files.some((file) => file.endsWith('.html')) ? 'reload.html' : 'reload.no-boundary'
