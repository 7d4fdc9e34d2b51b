import { readdirSync, readFileSync } from 'node:fs'
import { transformWithOxc } from 'vite'
import { describe, expect, it } from 'vitest'
import { suffixOf } from '../../../../../compiler/index.ts'
import { FRAMEWORKS } from '../../../../../src/shared/framework.ts'
import { acceptedBy } from '../../accepted-by.ts'
import { components, generate } from './support.ts'

const FOLDER = new URL('../files/', import.meta.url)

const files = readdirSync(FOLDER).map((name) => [name, readFileSync(new URL(name, FOLDER), 'utf8')] as const)

describe.each([...components, ...files])('%s', (name, source) => {
  it.each(FRAMEWORKS)('is accepted by the official compiler of %s', async (target) => {
    const { view } = generate(source, target, name).output
    expect(await acceptedBy[target](view.code, name + suffixOf(target))).not.toBe('')
  })

  it('has a script that is a module of TypeScript', async () => {
    const { setup } = generate(source, 'react', name).output
    const { code } = await transformWithOxc(setup.code, `${name}.setup.mts`)
    expect(code).toContain('defineSetup')
  })
})
