import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { duplicateCopies, missingPackages } from '../../../src/plugin/doctor/packages.ts'

let root: string

const install = (...names: string[]) => {
  for (const name of names) {
    mkdirSync(join(root, 'node_modules', name), { recursive: true })
    writeFileSync(join(root, 'node_modules', name, 'package.json'), '{}')
  }
}

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'metamon-doctor-'))
})
afterEach(() => rmSync(root, { recursive: true }))

describe('the doctor', () => {
  it('names every package that a framework lacks, and how to install it', () => {
    install('vue')
    expect(missingPackages(root, ['vue'])).toEqual([
      {
        problem: expect.stringContaining('@vitejs/plugin-vue'),
        fix: expect.stringContaining('@vitejs/plugin-vue'),
      },
    ])
    install('@vitejs/plugin-vue')
    expect(missingPackages(root, ['vue'])).toEqual([])
  })

  it('names a second copy of a framework inside another package', () => {
    install(
      'react',
      'react-dom',
      'widgets',
      '@scope/kit',
      'widgets/node_modules/react',
      '@scope/kit/node_modules/react-dom',
    )
    expect(duplicateCopies(root, ['vue'])).toEqual([])
    expect(duplicateCopies(root, ['react']).map((one) => one.problem)).toEqual([
      'there is a second copy of react-dom in node_modules/@scope/kit/node_modules/react-dom',
      'there is a second copy of react in node_modules/widgets/node_modules/react',
    ])
  })
})
