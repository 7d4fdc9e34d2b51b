import { readdirSync, readFileSync } from 'node:fs'
import { parseSync } from 'vite'
import { compile } from '../../../compiler/index.ts'
import type { CompileResult } from '../../../compiler/index.ts'

const folder = new URL('../../fixtures/mtm/', import.meta.url)

export interface Fixture {
  readonly name: string
  readonly source: string
  readonly expectedPath: string
  readonly result: CompileResult
}

/** Every `.mtm` file of test/fixtures/mtm, compiled. */
export const fixtures: Fixture[] = readdirSync(folder)
  .filter((name) => name.endsWith('.mtm'))
  .map((name) => {
    const source = readFileSync(new URL(name, folder), 'utf8')
    return {
      name,
      source,
      expectedPath: new URL(name.replace(/\.mtm$/, '.expected.txt'), folder).pathname,
      result: compile(source, { filename: name, parse: parseSync }),
    }
  })

export const validFixtures: Fixture[] = fixtures.filter(({ result }) => result.map !== null)
