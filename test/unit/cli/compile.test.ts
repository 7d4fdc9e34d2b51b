import { mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createProject } from './project.ts'

const NATIVE = `---
target: vue
---
<script setup>
const added = 1
</script>
<template><p>{{ added }}</p></template>
`

describe('metamon compile', () => {
  it('writes the view of a native file and its map, with the folders of the sources', async () => {
    using project = createProject({ 'src/parts/Card.mtm': NATIVE })
    const { exitCode, out } = await project.run('compile', 'src', '--out', 'generated')
    expect(exitCode).toBe(0)
    expect(out).toBe('src/parts/Card.mtm.vue\n')
    expect(project.read('generated/src/parts/Card.mtm.vue').split('\n')[4]).toBe('const added = 1')
    const map = JSON.parse(project.read('generated/src/parts/Card.mtm.vue.map'))
    expect(map).toMatchObject({
      file: 'Card.mtm.vue',
      sources: ['../../../src/parts/Card.mtm'],
      sourcesContent: [NATIVE],
    })
  })

  it('shows what is wrong with a frame, writes the other files, and ends with 1', async () => {
    using project = createProject({ 'a.mtm': NATIVE, 'b.mtm': NATIVE.replace('vue', 'angular') })
    const { exitCode, errors } = await project.run('compile', '*.mtm', '--out', 'out')
    expect(exitCode).toBe(1)
    expect(errors).toContain('b.mtm:2:9 error MTM1010: unknown target `angular`')
    expect(errors).toContain('> 2 | target: angular\n    |         ^^^^^^^')
    expect(project.has('out/a.mtm.vue')).toBe(true)
    expect(project.has('out/b.mtm.vue')).toBe(false)
  })

  it('prints code and diagnostics as JSON, and nothing else', async () => {
    using project = createProject({ 'a.mtm': NATIVE, 'b.mtm': NATIVE.replace('vue', 'angular') })
    const { exitCode, out, errors } = await project.run('compile', 'a.mtm', 'b.mtm', '--json')
    expect(exitCode).toBe(1)
    expect(errors).toBe('')
    const { files } = JSON.parse(out)
    expect(files[0]).toMatchObject({ file: 'a.mtm', target: 'vue', dialect: 'native', diagnostics: [] })
    expect(files[0].outputs).toEqual([
      { path: 'a.mtm.vue', code: expect.stringContaining('const added = 1') },
    ])
    expect(files[1]).toMatchObject({
      file: 'b.mtm',
      outputs: [],
      diagnostics: [{ code: 'MTM1010', line: 2 }],
    })
  })

  it.each([
    ['*.mtm', ['a.mtm', 'c.vue.mtm']],
    ['**/*.mtm', ['a.mtm', 'c.vue.mtm', 'deep/b.mtm', 'deep/er/d.mtm']],
    ['deep/**/*.mtm', ['deep/b.mtm', 'deep/er/d.mtm']],
    ['{a,c.vue}.mtm', ['a.mtm', 'c.vue.mtm']],
    ['./?.mtm', ['a.mtm']],
    ['.', ['a.mtm', 'c.vue.mtm', 'deep/b.mtm', 'deep/er/d.mtm']],
    ['[id].mtm', ['[id].mtm']],
  ])('finds the files of `%s`', async (pattern, expected) => {
    const names = [
      'a.mtm',
      'c.vue.mtm',
      'deep/b.mtm',
      'deep/er/d.mtm',
      ...(pattern === '[id].mtm' ? [pattern] : []),
    ]
    const others = ['node_modules/x/e.mtm', '.git/f.mtm', 'deep/g.vue']
    using project = createProject(Object.fromEntries([...names, ...others].map((name) => [name, NATIVE])))
    const { out } = await project.run('compile', pattern, '--json')
    expect(JSON.parse(out).files.map(({ file }: { file: string }) => file)).toEqual(expected)
  })

  it('never writes beside the folder that it is given', async () => {
    using project = createProject({ 'a.mtm': NATIVE, 'inner/b.mtm': NATIVE })
    using elsewhere = createProject()
    mkdirSync(join(project.folder, 'out'))
    symlinkSync(elsewhere.folder, join(project.folder, 'out/inner'))
    const { exitCode, errors } = await project.run('compile', 'inner', '--out', 'out')
    expect(exitCode).toBe(2)
    expect(errors).toContain('`inner/b.mtm.vue` would be written outside of `out`')
    expect(elsewhere.has('b.mtm.vue')).toBe(false)
  })

  it('never writes through a link', async () => {
    using project = createProject({ 'a.mtm': NATIVE, 'precious.txt': 'mine', 'out/b.txt': '' })
    symlinkSync(join(project.folder, 'precious.txt'), join(project.folder, 'out/a.mtm.vue'))
    expect((await project.run('compile', 'a.mtm', '--out', 'out')).exitCode).toBe(2)
    expect(project.read('precious.txt')).toBe('mine')
  })

  it('refuses a file above the folder it is run in when it is to write', async () => {
    using other = createProject({ 'a.mtm': NATIVE })
    using project = createProject()
    const { exitCode, errors } = await project.run('compile', join(other.folder, 'a.mtm'), '--out', 'out')
    expect(exitCode).toBe(2)
    expect(errors).toContain('would be written outside of `out`')
  })
})
