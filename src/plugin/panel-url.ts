import type { ViteDevServer } from 'vite'
import type { NoteCode, ReasonCode } from '../shared/protocol.ts'

/** Where the app of a server is served; undefined before it listens. */
export const baseUrlOf = ({ resolvedUrls }: Pick<ViteDevServer, 'resolvedUrls'>): string | undefined =>
  resolvedUrls?.local[0] ?? resolvedUrls?.network[0]

/** Where the panel explains a code; without one, the panel itself. It needs no network. */
export const panelUrlOf = (baseUrl: string, code?: ReasonCode | NoteCode): string =>
  new URL(`__metamon/${code === undefined ? '' : `#/reasons/${code}`}`, baseUrl).href
