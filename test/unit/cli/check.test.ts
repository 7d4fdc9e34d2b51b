import { mkdirSync, symlinkSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createProject } from './project.ts'
import type { Project } from './project.ts'

function createTypedProject(files: Readonly<Record<string, string>>): Project {
  const project = createProject(files)
  mkdirSync(join(project.folder, 'node_modules'))
  const typescript = resolve(import.meta.dirname, '../../../node_modules/typescript')
  symlinkSync(typescript, join(project.folder, 'node_modules/typescript'))
  return project
}

const CLEAN = '$a! = 0\n<template>{$a.toFixed()}</template>\n'
const WRONG = '---\ntarget: solid\n---\n$a! = 0\n<template>\n  {$a.nope}{$b}\n</template>\n'

describe('metamon check', () => {
  it('says that all is well', async () => {
    using project = createTypedProject({ 'src/a.mtm': CLEAN, 'src/b.mtm': CLEAN })
    expect(await project.run('check')).toEqual({
      exitCode: 0,
      out: '2 files checked, 0 errors\n',
      errors: '',
    })
  })

  it('shows what the compiler and TypeScript have found, each mistake once, in the order of the file', async () => {
    using project = createTypedProject({ 'src/a.mtm': WRONG, 'src/b.mtm': CLEAN })
    const { exitCode, out, errors } = await project.run('check', 'src')
    expect({ exitCode, out }).toEqual({ exitCode: 1, out: '2 files checked, 2 errors\n' })
    expect(errors).toBe(`src/a.mtm:6:7 error TS2339: Property 'nope' does not exist on type 'number'.

  4 | $a! = 0
  5 | <template>
> 6 |   {$a.nope}{$b}
    |       ^^^^
  7 | </template>
  8 |

src/a.mtm:6:13 error MTM2102: \`$b\` is not declared; did you mean \`$a\`?

  4 | $a! = 0
  5 | <template>
> 6 |   {$a.nope}{$b}
    |             ^^
  7 | </template>
  8 |

Write \`$a\`

`)
  })

  it('checks only the files that are named, and prints JSON', async () => {
    using project = createTypedProject({ 'src/a.mtm': WRONG, 'src/b.mtm': CLEAN })
    const all = await project.run('check', '--json')
    expect(JSON.parse(all.out)).toMatchObject({
      files: ['src/a.mtm', 'src/b.mtm'],
      problems: [
        { file: 'src/a.mtm', code: 'TS2339', line: 6, column: 6 },
        { file: 'src/a.mtm', code: 'MTM2102', line: 6, column: 12 },
      ],
    })
    expect((await project.run('check', 'src/b.mtm', '--json')).exitCode).toBe(0)
  })

  it('leaves nothing behind but an ignored folder', async () => {
    using project = createTypedProject({ 'a.mtm': WRONG })
    await project.run('check')
    expect(project.list('.metamon')).toEqual(['.gitignore'])
  })

  it('does not show a syntax error twice', async () => {
    using project = createTypedProject({ 'a.mtm': '$a! = (\n<template>{$a +}</template>\n' })
    const { out } = await project.run('check', '--json')
    const codes = JSON.parse(out).problems.map(({ code }: { code: string }) => code)
    expect(codes.filter((code: string) => code.startsWith('TS'))).toEqual([])
    expect(codes).not.toEqual([])
  })

  it.each([
    ['TypeScript is not installed', {}, [], '`typescript` is not installed in this project'],
    ['the tsconfig is not there', {}, ['--project', 'nope.json'], '`nope.json` does not exist'],
  ])('ends with 2 when %s', async (_, files, words, message) => {
    using project = createProject({ 'a.mtm': CLEAN, ...files })
    const { exitCode, errors } = await project.run('check', ...words)
    expect(exitCode).toBe(2)
    expect(errors).toContain(message)
  })

  it('ends with 2 when TypeScript refuses the options of the project', async () => {
    using project = createTypedProject({
      'a.mtm': CLEAN,
      'tsconfig.json': '{ "compilerOptions": { "nope": true, "module": "nope" } }',
    })
    const { exitCode, errors } = await project.run('check')
    expect(exitCode).toBe(2)
    expect(errors).toContain('TypeScript refuses the project: TS')
  })
})
