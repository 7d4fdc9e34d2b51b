import type { Framework } from '../../src/shared/framework.ts'
import type { LocatedChannel } from '../parse/channels.ts'
import type { Report } from '../report.ts'
import type { Body } from './body.ts'
import { nearest } from '../../src/shared/nearest.ts'

/** Checks the names of the channels against what the body declares. */
export function checkChannelNames(
  channels: readonly LocatedChannel[],
  body: Body,
  target: Framework,
  report: Report,
): void {
  const emitNames = channels.flatMap(({ emit }) => emit ?? [])
  const handlers = new Set([...body.handlers, ...emitNames])
  for (const { number, emit, on, ranges } of channels) {
    const invalid = (problem: 'declared-in-body' | 'dollar-in-svelte'): void =>
      report.add('MTM1021', { channel: number, key: 'emit', token: emit ?? '', problem }, ranges.emit)
    if (emit !== undefined && body.declared.has(emit)) invalid('declared-in-body')
    if (emit?.startsWith('$') && target === 'svelte') invalid('dollar-in-svelte')
    if (on !== undefined && body.readable && !handlers.has(on)) {
      report.add('MTM1024', { channel: number, token: on, suggestion: nearest(on, handlers) }, ranges.on)
    }
  }
}
