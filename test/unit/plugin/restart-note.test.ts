import type { ResolvedConfig } from 'vite'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { leaveRestartNote, takeRestartNote } from '../../../src/plugin/restart-note.ts'
import { createEntry } from './entry.ts'

const createConfig = () => {
  const config = {
    root: '/app',
    mode: 'development',
    envDir: '/app',
    configFile: '/app/vite.config.ts',
    configFileDependencies: ['/app/shared.ts'],
    inlineConfig: {},
  }
  return config as unknown as ResolvedConfig // all that is looked at
}

afterEach(() => vi.useRealTimers())

describe('the note that a server leaves for the next one', () => {
  it.each([
    ['/app/vite.config.ts', 'reload.config'],
    ['/app/shared.ts', 'reload.config'],
    ['/app/.env', 'reload.env'],
    ['/app/.env.development.local', 'reload.env'],
  ])('says that %s was saved', (file, reason) => {
    const config = createConfig()
    const entries = [createEntry()]
    expect(leaveRestartNote(config, file, entries)).toBe(true)
    expect(takeRestartNote(config)).toMatchObject({ reason, files: [file.slice('/app/'.length)], entries })
    expect(takeRestartNote(config)).toBeUndefined()
    expect(Object.keys(config.inlineConfig)).toEqual([])
  })

  it('is not left for any other file', () => {
    const config = createConfig()
    for (const file of ['/app/src/a.ts', '/app/.env.production', '/app/src/.env'])
      expect(leaveRestartNote(config, file, [])).toBe(false)
    expect(takeRestartNote(config)).toBeUndefined()
  })

  it('is of no use when the restart has failed, and another one comes later', () => {
    vi.useFakeTimers()
    const config = createConfig()
    leaveRestartNote(config, '/app/.env', [])
    vi.advanceTimersByTime(60_000)
    expect(takeRestartNote(config)).toBeUndefined()
  })
})
