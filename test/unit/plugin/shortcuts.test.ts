import type { BindCLIShortcutsOptions, ViteDevServer } from 'vite'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { createControls } from '../../../src/plugin/controls.ts'
import { addShortcuts, type ShortcutTarget } from '../../../src/plugin/shortcuts.ts'
import { createEntry } from './entry.ts'

type Options = BindCLIShortcutsOptions<ViteDevServer>

let bound: Options[]
let target: { -readonly [Name in keyof ShortcutTarget]: ShortcutTarget[Name] }
let server: ViteDevServer
let opened: unknown[]
const info = vi.fn()

/** Runs a key as Vite does, with whatever server it has by then. */
const press = (key: string) =>
  bound
    .at(-1)
    ?.customShortcuts?.find((one) => one.key === key)
    ?.action?.(server)

beforeEach(() => {
  bound = []
  opened = []
  info.mockClear()
  target = { journal: { entries: [] }, controls: createControls() }
  const options: { open?: string } = {}
  const fake = {
    config: { logger: { info }, server: options },
    resolvedUrls: { local: ['http://localhost:5173/app/'], network: [] },
    bindCLIShortcuts: (given: Options) => bound.push(given),
    openBrowser: () => opened.push(options.open),
  }
  server = fake as unknown as ViteDevServer // all that the keys use
  addShortcuts(server, () => target)
})

describe('the keys of the terminal', () => {
  it('are not bound by themselves: input belongs to whoever starts the server', () => {
    expect(bound).toEqual([])
  })

  it('come after those that are bound with them', () => {
    server.bindCLIShortcuts({ print: true, customShortcuts: [{ key: 'x', description: 'x' }] })
    expect(bound[0]).toMatchObject({ print: true })
    expect(bound[0]?.customShortcuts?.map(({ key }) => key)).toEqual(['x', 'm', 'w', 'p', 'k'])
  })

  it('pause and resume, and have the next update start anew or not', async () => {
    server.bindCLIShortcuts()
    await press('p')
    expect(target.controls.isPaused).toBe(true)
    await press('p')
    expect(target.controls.isPaused).toBe(false)
    await press('k')
    expect(target.controls.isClearing).toBe(true)
    await press('k')
    expect(target.controls.isClearing).toBe(false)
    expect(info).toHaveBeenCalledTimes(4)
  })

  it('say all that is known of the last save', async () => {
    server.bindCLIShortcuts()
    await press('w')
    expect(info.mock.calls[0]?.[0]).toContain('nothing was saved yet')
    const steps = [{ kind: 'changed', text: 'was saved', file: 'src/a.ts' }] as const
    const reason = 'reload.no-boundary'
    target.journal = {
      entries: [createEntry({ reason, steps, chain: ['src/a.ts', 'src/main.ts'], hint: 'Import it' })],
    }
    await press('w')
    const text = String(info.mock.calls[1]?.[0])
    for (const part of [
      'updated a.vue',
      'src/a.ts was saved',
      'src/a.ts -> src/main.ts',
      'Import it',
      'http://localhost:5173/app/__metamon/#/reasons/reload.no-boundary',
    ])
      expect(text).toContain(part)
  })

  it('open the panel, and leave the option of the server as it was', async () => {
    server.bindCLIShortcuts()
    await press('m')
    expect(opened).toEqual(['/app/__metamon/'])
    expect(server.config.server).not.toHaveProperty('open')
  })
})
