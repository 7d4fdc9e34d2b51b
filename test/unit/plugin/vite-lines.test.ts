import type { DevEnvironment, Logger } from 'vite'
import { expect, it, vi } from 'vitest'
import { holdViteLines } from '../../../src/plugin/vite-lines.ts'

it('holds what Vite prints of a save before it is decided, and nothing else, until it is undone', () => {
  const info = vi.fn()
  const logger = { info } as unknown as Logger // only this one is used
  const held: string[] = []
  const undo = holdViteLines({ logger } as unknown as DevEnvironment, (line) => held.push(line))
  logger.info('\u001B[32mhmr update \u001B[39m/src/a.ts', { clear: true })
  logger.info('page reload src/a.ts')
  logger.info('server restarted.', { timestamp: true })
  expect(held).toEqual(['hmr update /src/a.ts', 'page reload src/a.ts'])
  expect(info.mock.calls).toEqual([['server restarted.', { timestamp: true }]])
  undo()
  logger.info('page reload src/a.ts')
  expect(info).toHaveBeenCalledTimes(2)
})
