import { execFileSync } from 'node:child_process'
import { mkdirSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { createProject } from './project.ts'
import type { Project } from './project.ts'

const root = resolve(import.meta.dirname, '../../..')

const CARD = `---
target: svelte
props:
  color: string
  size: { type: float, required: true }
  broken: "string; evil()"
---
import { join } from 'node:path'
import type { Todo } from './todo.ts'
type Kind = 'a' | 'b'
enum Mode { On, Off }
$todo!: Todo = prop()
$kind!: Kind = prop('a')
$mode! = prop<Mode>(pick<Mode>(0))
$count! = prop(0)
$names! = prop(['x'])
$onPick! = prop(() => {})
$loose! = prop()
$done! = 0
<template>{$todo.text}{$kind}{$mode}{$count}{$names}{$loose}{join('a')}<slot/></template>
`

const FILES = {
  'src/Card.mtm': CARD,
  'src/Plain.mtm': '$a! = 0\n<template>{$a}</template>\n',
  'src/Open.mtm': '$a! = 0\n$init = (props) => { $a = props.a }\n<template>{$a}</template>\n',
  'src/Native.mtm': '---\ntarget: vue\n---\n<script setup>\n</script>\n<template><p>x</p></template>\n',
  'src/Broken.mtm': '$a! = 0\n<template>{$a\n',
  'src/todo.ts': 'export interface Todo { id: number; text: string }\n',
}

const GOOD =
  "{ todo: { id: 1, text: 'x' }, size: 1, color: 'red', kind: 'b', count: 2, names: ['y'] as string[], loose: Symbol(), onPick: (x: string) => x } as const"

/** Importers, one a mistake; the line that is marked is the one that is wrong. */
const IMPORTERS: Readonly<Record<string, string>> = {
  'src/react.tsx': `import Card from './Card.mtm'
import Plain from './Plain.mtm'
import Open from './Open.mtm'
import Native from './Native.mtm'
const good = ${GOOD}
export const right = <Card {...good} onOther={() => {}}>text</Card>
export const others = [<Plain key="x" />, <Open anything={1} />, <Native anything={1} />]
export const wrong = <Card {...good} count="x" /> // TS2322
export const unknown = <Card {...good} cuont={1} /> // TS2322
export const missing = <Card size={1} /> // TS2741
export const kind = <Card {...good} kind="c" /> // TS2322
export const header = <Card {...good} size="x" /> // TS2322
export const none = <Plain count={1} /> // TS2322
`,
  'src/solid.tsx': `/** @jsxImportSource solid-js */
import Card from './Card.mtm'
const good = ${GOOD}
export const right = <Card {...good}>text</Card>
export const wrong = <Card {...good} count="x" /> // TS2322
export const missing = <Card size={1} /> // TS2322
`,
  'src/vue.ts': `import { h } from 'vue'
import Card from './Card.mtm'
const good = { todo: { id: 1, text: 'x' }, size: 1 }
export const right = h(Card, { ...good, count: 1 })
export const wrong = h(Card, { ...good, count: 'x' }) // TS2769
`,
  'src/plain.ts': `import { mount } from './Card.mtm'
import { mount as mountPlain } from './Plain.mtm'
const good = { todo: { id: 1, text: 'x' }, size: 1 }
mount(document.body, { ...good, count: 1 }).update(good)
mountPlain(document.body).unmount()
mount(document.body, { ...good, count: 'x' }) // TS2322
mount(document.body) // TS2554
`,
}

const TSCONFIG = {
  compilerOptions: {
    target: 'esnext',
    module: 'esnext',
    moduleResolution: 'bundler',
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    jsx: 'react-jsx',
    types: ['metamon/client'],
    allowArbitraryExtensions: true,
    allowImportingTsExtensions: true,
    rootDirs: ['.', '.metamon/types'],
    paths: {
      'metamon/react': [`${root}/adapters/react/index.ts`],
      'metamon/client': [`${root}/src/client.d.ts`],
    },
  },
  include: ['src'],
}

function linkPackages(project: Project): void {
  mkdirSync(join(project.folder, 'node_modules'))
  for (const name of ['react', '@types', 'solid-js', 'vue', '@vue', 'csstype']) {
    symlinkSync(join(root, 'node_modules', name), join(project.folder, 'node_modules', name))
  }
  const own = join(project.folder, 'node_modules/metamon')
  mkdirSync(own)
  writeFileSync(
    join(own, 'package.json'),
    '{"name":"metamon","exports":{"./client":{"types":"./client.d.ts"}}}',
  )
  symlinkSync(join(root, 'src/client.d.ts'), join(own, 'client.d.ts'))
}

function typeErrors(project: Project): string[] {
  const tsc = join(root, 'node_modules/typescript/bin/tsc')
  try {
    return execFileSync(process.execPath, [tsc, '-p', project.folder, '--pretty', 'false'], {
      cwd: project.folder,
      encoding: 'utf8',
    }).split('\n')
  } catch (error) {
    // what a process has printed before it failed
    return (error as { stdout: string }).stdout.split('\n')
  }
}

describe('metamon types', () => {
  const found = new Map<string, string>()

  beforeAll(async () => {
    using project = createProject({ ...FILES, ...IMPORTERS, 'tsconfig.json': JSON.stringify(TSCONFIG) })
    linkPackages(project)
    await project.run('types')
    for (const line of typeErrors(project)) {
      const [, file, number, code] = /^(\S+?)\((\d+),\d+\): error (TS\d+)/.exec(line) ?? []
      if (file !== undefined) found.set(`${file}:${number}`, `${code}`)
    }
  })

  it.each(Object.keys(IMPORTERS))('lets TypeScript reject wrong props in %s, and nothing else', (file) => {
    const expected = IMPORTERS[file]!.split('\n').flatMap((line, index) => {
      const code = /\/\/ (TS\d+)$/.exec(line)?.[1]
      return code === undefined ? [] : [[`${file}:${index + 1}`, code]]
    })
    expect([...found].filter(([place]) => place.startsWith(`${file}:`))).toEqual(expected)
  })

  it('declares the props of a component with their types', async () => {
    using project = createProject(FILES)
    const { exitCode, out, errors } = await project.run('types')
    expect({ exitCode, out }).toEqual({ exitCode: 0, out: '3 of 5 components declared in .metamon/types\n' })
    expect(errors).toBe('src/Broken.mtm: no types of its own\nsrc/Native.mtm: no types of its own\n')
    const text = project.read('.metamon/types/src/Card.d.mtm.ts')
    expect(text.slice(0, text.indexOf('/**'))).toBe(`import type { IslandSource } from 'metamon/react'
import type { Todo } from './todo.ts'
type Kind = 'a' | 'b'
declare enum Mode { On, Off }
interface Props$ {
  todo: Todo
  kind?: (Kind) | undefined
  mode?: (Mode) | undefined
  count?: (number) | undefined
  names?: (string[]) | undefined
  onPick?: ((...input: any[]) => unknown) | undefined
  loose?: (unknown) | undefined
  color?: (string) | undefined
  size: number
  broken?: (unknown) | undefined
  children?: unknown
  [listener: \`on\${string}\`]: unknown
}
`)
  })

  it('leaves a declaration alone that says the same, and removes that of a file that is gone', async () => {
    using project = createProject(FILES)
    await project.run('types')
    const card = join(project.folder, '.metamon/types/src/Card.d.mtm.ts')
    const { mtimeNs } = statSync(card, { bigint: true })
    rmSync(join(project.folder, 'src/Plain.mtm'))
    await project.run('types')
    expect(statSync(card, { bigint: true }).mtimeNs).toBe(mtimeNs)
    expect(project.has('.metamon/types/src/Plain.d.mtm.ts')).toBe(false)
  })

  it('keeps what it writes out of Git', async () => {
    using project = createProject()
    expect((await project.run('types')).out).toBe('0 of 0 components declared in .metamon/types\n')
    expect(project.read('.metamon/.gitignore')).toBe('*\n')
  })

  it('says what a tsconfig needs that does not name the declarations', async () => {
    using project = createProject({ 'tsconfig.json': '{}' })
    expect((await project.run('types')).errors).toContain('"rootDirs": [".", ".metamon/types"]')
  })
})
