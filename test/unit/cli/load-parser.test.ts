import { describe, expect, it } from 'vitest'
import { loadParser } from '../../../src/cli/load-parser.ts'

const parseSync = (): { program: object; errors: object[] } => ({ program: {}, errors: [] })

describe('the script parser of the command line', () => {
  it('is that of Vite', async () => {
    const parse = await loadParser()
    expect(parse('a.ts', 'let a: number', { lang: 'ts', sourceType: 'module' }).errors).toEqual([])
  })

  it('is oxc-parser where there is no Vite', async () => {
    const load = (name: string): Promise<unknown> =>
      name === 'oxc-parser' ? Promise.resolve({ parseSync }) : Promise.reject(new Error('not found'))
    expect(await loadParser(load)).toBe(parseSync)
  })

  it('is told of by name where there is none', async () => {
    await expect(loadParser(() => Promise.reject(new Error('not found')))).rejects.toThrow(
      'install `vite` 8 or `oxc-parser`',
    )
    await expect(loadParser(() => Promise.resolve({ parseSync: 1 }))).rejects.toThrow('no script parser')
  })
})
