import { mkdirSync, readFileSync, symlinkSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseSync } from 'vite'
import { beforeAll, describe, expect, it } from 'vitest'
import { checkTypes } from '../../../src/cli/check/check-types.ts'
import type { Problem } from '../../../src/cli/check/problem.ts'
import { createProject } from './project.ts'
import { MISTAKES } from './type-mistakes.ts'

const CLEAN = readFileSync(new URL('../../fixtures/check/Clean.mtm', import.meta.url), 'utf8')

const SHARED = {
  'helper.ts':
    'export interface Todo { id: number; text: string; done: boolean }\nexport const total = (todos: Todo[]): number => todos.length\n',
  'Card.mtm': '$title!: string = prop()\n$count! = prop(0)\n<template>{$title}{$count}<slot/></template>\n',
  'Chip.tsx': 'export default (props: { label: string }) => <b>{props.label}</b>\n',
  'tsconfig.json': JSON.stringify({
    compilerOptions: {
      target: 'esnext',
      module: 'esnext',
      moduleResolution: 'bundler',
      strict: true,
      noImplicitAny: false,
      jsx: 'preserve',
      jsxImportSource: 'react',
      types: [],
      noUnusedLocals: true,
    },
  }),
}

const plain = (source: string): string => source.replaceAll(/[«»]/g, '')

async function check(files: Readonly<Record<string, string>>): Promise<Problem[]> {
  using project = createProject(files)
  mkdirSync(join(project.folder, '.metamon'), { recursive: true })
  symlinkSync(resolve(import.meta.dirname, '../../../node_modules'), join(project.folder, 'node_modules'))
  const sources = new Map(Object.entries(files).filter(([path]) => path.endsWith('.mtm')))
  const checked = new Set(sources.keys())
  return await checkTypes({ folder: project.folder, sources, checked, config: undefined, parse: parseSync })
}

describe('the types of unified files', () => {
  const problems = new Map<string, Problem[]>()

  beforeAll(async () => {
    const files = MISTAKES.map(([, source], index) => [`m${index}.mtm`, plain(source)])
    for (const problem of await check({ ...SHARED, ...Object.fromEntries(files) })) {
      problems.set(problem.file, [...(problems.get(problem.file) ?? []), problem])
    }
  })

  it.each(MISTAKES.map((mistake, index) => [...mistake, index] as const))(
    'have a mistake told of at its place: %s',
    (_, source, code, index) => {
      const start = source.indexOf('«')
      const end = source.indexOf('»') - 1
      const found = problems.get(`m${index}.mtm`) ?? []
      expect(
        found.map((one) => [one.code, plain(source).slice(one.start, one.end), one.start, one.end]),
      ).toEqual([[code, plain(source).slice(start, end), start, end]])
    },
  )

  it('are fine in a file that has no mistakes', async () => {
    expect(await check({ ...SHARED, 'Clean.mtm': CLEAN })).toEqual([])
  })

  it('are those of the options of the project', async () => {
    const files = { 'a.mtm': '$go = (n) => n\n<template>{$go(1)}</template>' }
    const strict = {
      compilerOptions: { strict: true, types: [], module: 'esnext', moduleResolution: 'bundler' },
    }
    expect(await check({ ...files, 'tsconfig.json': JSON.stringify(strict) })).toMatchObject([
      { code: 'TS7006', start: 7, end: 8 },
    ])
    expect(await check(files)).toEqual([])
  })
})
