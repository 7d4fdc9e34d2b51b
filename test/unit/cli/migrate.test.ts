import { describe, expect, it } from 'vitest'
import { createProject } from './project.ts'

const OLD =
  'route: "/"\ntarget: vue\n<script setup>\nconst a = 1\n</script>\n<template><p>{{ a }}</p></template>\n'
const NEW =
  '---\nroute: "/"\ntarget: vue\n---\n<script setup>\nconst a = 1\n</script>\n<template><p>{{ a }}</p></template>\n'

describe('metamon migrate', () => {
  it('prints a diff and changes nothing without --write', async () => {
    using project = createProject({ 'src/a.mtm': OLD })
    const { exitCode, out, errors } = await project.run('migrate', 'src')
    expect(exitCode).toBe(0)
    expect(out).toContain(
      '--- a/src/a.mtm\n+++ b/src/a.mtm\n@@ -1,5 +1,7 @@\n+---\n route: "/"\n target: vue\n+---\n',
    )
    expect(errors).toBe('src/a.mtm: header put between `---` lines\n')
    expect(project.read('src/a.mtm')).toBe(OLD)
  })

  it('changes the files with --write, once', async () => {
    using project = createProject({ 'a.mtm': OLD, 'b.mtm': NEW })
    const first = await project.run('migrate', '*.mtm', '--write')
    expect(first).toEqual({ exitCode: 0, out: '', errors: 'a.mtm: header put between `---` lines\n' })
    expect(project.read('a.mtm')).toBe(NEW)
    expect(project.read('b.mtm')).toBe(NEW)
    expect(await project.run('migrate', '*.mtm', '--write')).toEqual({ exitCode: 0, out: '', errors: '' })
  })

  it('reports what is left to do with its place and a hint, and ends with 1', async () => {
    using project = createProject({ 'a.mtm': OLD.replace('vue', 'angular') })
    const { exitCode, errors } = await project.run('migrate', 'a.mtm')
    expect(exitCode).toBe(1)
    expect(errors).toContain('a.mtm: left to do, with the lines of the new text:')
    expect(errors).toContain('a.mtm:3:9 error MTM1010: unknown target `angular`')
    expect(errors).toContain('Use one of `react`, `vue`, `svelte`, `solid`')
  })

  it('ends with 2 when no file is named', async () => {
    using project = createProject()
    expect((await project.run('migrate')).exitCode).toBe(2)
  })
})
