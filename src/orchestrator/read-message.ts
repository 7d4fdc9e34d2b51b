import { isFramework } from '../shared/framework.ts'
import type { PaintedMessage } from '../shared/painted.ts'
import type {
  BeginMessage,
  EndMessage,
  ExpectedModule,
  PrefetchedModule,
  PrefetchMessage,
} from '../shared/protocol.ts'

/**
 * Reads the server's word that an update follows. Other plugins can send on the same channel.
 * @returns undefined when it is not of the known shape
 */
export function readBegin(message: unknown): BeginMessage | undefined {
  if (!isRecord(message) || typeof message.id !== 'string') return undefined
  const { id, phase, reason, continues } = message
  return {
    id,
    phase: phase === 'rollback' ? 'rollback' : 'update',
    // Only handed on to people.
    reason: reason as BeginMessage['reason'],
    files: toList(message.files).filter((file) => typeof file === 'string'),
    expected: toList(message.expected).flatMap(readModule),
    ...(typeof continues === 'string' && { continues }),
  }
}

/** Reads the server's word that an update has been delivered. */
export const readEnd = (message: unknown): EndMessage | undefined =>
  isRecord(message) && typeof message.id === 'string' ? { id: message.id } : undefined

/** Reads the server's word that an update has been painted. */
export const readPainted = (message: unknown): PaintedMessage | undefined =>
  isRecord(message) && typeof message.id === 'string' && typeof message.paint === 'number'
    ? { id: message.id, paint: message.paint }
    : undefined

/** Reads what an update is going to bring. Empty when nothing of it is of the known shape. */
export const readPrefetch = (message: unknown): PrefetchMessage => ({
  modules: isRecord(message) ? toList(message.modules).flatMap(readPrefetched) : [],
})

function readPrefetched(module: unknown): readonly PrefetchedModule[] {
  if (!isRecord(module)) return []
  const { path, acceptedPath, timestamp, explicitImportRequired } = module
  if (typeof path !== 'string' || typeof acceptedPath !== 'string' || typeof timestamp !== 'number') return []
  return [{ path, acceptedPath, timestamp, explicitImportRequired: explicitImportRequired === true }]
}

function readModule(module: unknown): readonly ExpectedModule[] {
  if (!isRecord(module)) return []
  const { url, timestamp, framework, tracked, rerender } = module
  if (typeof url !== 'string' || typeof timestamp !== 'number') return []
  return [
    {
      url,
      timestamp,
      tracked: tracked === true,
      ...(isFramework(framework) && { framework }),
      ...(typeof rerender === 'boolean' && { rerender }),
    },
  ]
}

const toList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null
