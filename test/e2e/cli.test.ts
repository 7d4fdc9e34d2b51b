import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '../..')
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
const bin = join(root, manifest.bin.metamon)

const COUNT = `---
target: react
---
import Label from './Label.mtm'
$count! = 0
<template>
  <button click={() => $count++}>{$count.toFixed()}</button>
  <Label text="x" />
</template>
<style>
button { color: teal }
</style>
`
const LABEL = '---\ntarget: vue\n---\n$text!: string = prop()\n<template><b>{$text}</b></template>\n'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'metamon-bin-'))
  mkdirSync(join(folder, 'src'))
  writeFileSync(join(folder, 'src/Count.mtm'), COUNT)
  writeFileSync(join(folder, 'src/Label.mtm'), LABEL)
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }')
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
})

afterEach(() => rmSync(folder, { recursive: true, force: true }))

const run = (...words: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...words], {
    cwd: folder,
    encoding: 'utf8',
  })
  return { status, stdout, stderr }
}

describe('the built command line', () => {
  it('can be started by name', () => {
    expect(readFileSync(bin, 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/)
    expect(run('--version')).toEqual({ status: 0, stdout: `${manifest.version}\n`, stderr: '' })
  })

  it('compiles, checks and declares a project', () => {
    expect(run('compile', 'src', '--target', 'svelte', '--out', 'out')).toMatchObject({
      status: 0,
      stderr: '',
    })
    expect(readFileSync(join(folder, 'out/src/Count.mtm.svelte'), 'utf8')).toContain('./Count.mtm.setup.mts')
    expect(run('check')).toEqual({ status: 0, stdout: '2 files checked, 0 errors\n', stderr: '' })
    expect(run('types').status).toBe(0)
    expect(readFileSync(join(folder, '.metamon/types/src/Label.d.mtm.ts'), 'utf8')).toContain('text: string')
  })

  it('ends with 1 for mistakes, and with 2 for what it cannot do', () => {
    writeFileSync(join(folder, 'src/Count.mtm'), COUNT.replace('text="x"', 'text={1}'))
    const { status, stderr } = run('check', 'src/Count.mtm')
    expect(status).toBe(1)
    expect(stderr).toContain(
      "src/Count.mtm:8:10 error TS2322: Type 'number' is not assignable to type 'string'.",
    )
    expect(run('chekc').status).toBe(2)
    expect(run().status).toBe(2)
  })

  it('migrates in place', () => {
    writeFileSync(
      join(folder, 'old.mtm'),
      'title: x\ntarget: vue\n\n$a! = 1\n$b = () => $a.value\n<p>{{$a}}{$b()}</p>\n',
    )
    expect(run('migrate', 'old.mtm', '--write').status).toBe(0)
    expect(readFileSync(join(folder, 'old.mtm'), 'utf8')).toBe(
      '---\ntitle: x\ntarget: vue\n---\n\n$a! = 1\n$b = () => $a\n<template>\n<p>{$a}{$b()}</p>\n</template>\n',
    )
  })

  it.each([
    ['[]', 2, 'the Vite config has no `metamon()` in its plugins'],
    ["[metamon({ frameworks: ['react'] })]", 0, 'Nothing clashes.'],
    ["[react(), metamon({ frameworks: ['react'] })]", 1, 'fix: '],
  ])('examines a project with the plugins %s', (plugins, code, text) => {
    const imports = `import react from '@vitejs/plugin-react'\nimport metamon from ${JSON.stringify(join(root, 'dist/vite.js'))}\n`
    writeFileSync(join(folder, 'vite.config.js'), `${imports}export default { plugins: ${plugins} }\n`)
    const { status, stdout, stderr } = run('doctor')
    expect(stdout + stderr).toContain(text)
    expect(status).toBe(code)
  })

  it('stops quietly when nobody reads on', () => {
    const command = `"${process.execPath}" "${bin}" compile src --json | head -c 1`
    expect(execFileSync('sh', ['-c', command], { cwd: folder, encoding: 'utf8' })).toBe('{')
  })
})
