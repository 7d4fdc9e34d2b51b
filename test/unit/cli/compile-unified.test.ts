import { TraceMap, originalPositionFor } from '@jridgewell/trace-mapping'
import { describe, expect, it } from 'vitest'
import { FRAMEWORKS } from '../../../src/shared/framework.ts'
import { createProject } from './project.ts'
import type { Project } from './project.ts'

const SOURCE = `---
target: react
---
$count! = 0
<template>
  <button click={() => $count++} class="btn">{$count}</button>
</template>
<style>
.btn { color: red }
.a { color: blue }
</style>
<style lang="scss">
.b { .c { color: red } }
</style>
<style global>
.d { color: red }
</style>
`

const SUFFIXES = { react: 'react.tsx', vue: 'vue', svelte: 'svelte', solid: 'solid.tsx' }

/** Where the first place of a text in a generated file comes from. */
function originOf(
  project: Project,
  file: string,
  text: string,
): { source: string | null; line: number | null } {
  const lines = project.read(file).split('\n')
  const line = lines.findIndex((one) => one.includes(text))
  const map = new TraceMap(project.read(`${file}.map`))
  const { source, line: original } = originalPositionFor(map, {
    line: line + 1,
    column: lines[line]!.indexOf(text),
  })
  return { source, line: original }
}

describe('metamon compile of a unified file', () => {
  it.each(FRAMEWORKS)('writes script, view and styles for %s, whatever the file says', async (target) => {
    using project = createProject({ 'src/Count.mtm': SOURCE })
    const { exitCode, out, errors } = await project.run('compile', 'src', '--target', target, '--out', 'out')
    expect({ exitCode, errors }).toEqual({ exitCode: 0, errors: '' })
    const files = ['setup.mts', SUFFIXES[target], '0.css', '1.scss', '2.css'].map(
      (end) => `src/Count.mtm.${end}`,
    )
    expect(out.trim().split('\n')).toEqual(files)
    expect(originOf(project, `out/${files[0]}`, 'state(')).toEqual({ source: '../../src/Count.mtm', line: 4 })
    expect(originOf(project, `out/${files[1]}`, 'btn')).toMatchObject({ line: 6 })
  })

  it('writes the same script for every target', async () => {
    using project = createProject({ 'Count.mtm': SOURCE })
    const scripts = await Promise.all(
      FRAMEWORKS.map(async (target) => {
        const { out } = await project.run('compile', 'Count.mtm', '--target', target, '--json')
        return JSON.parse(out).files[0].outputs[0].code
      }),
    )
    expect(new Set(scripts).size).toBe(1)
  })

  it('scopes plain CSS to the component, and maps it', async () => {
    using project = createProject({ 'Count.mtm': SOURCE })
    await project.run('compile', 'Count.mtm', '--out', 'out')
    const scope = /data-m-\w+/.exec(project.read('out/Count.mtm.react.tsx'))?.[0]
    expect(project.read('out/Count.mtm.0.css').split('\n')[9]).toBe(`.a[${scope}] { color: blue }`)
    expect(originOf(project, 'out/Count.mtm.0.css', '.a')).toEqual({ source: '../Count.mtm', line: 10 })
    expect(project.read('out/Count.mtm.1.scss')).toContain('.b { .c { color: red } }')
    expect(project.read('out/Count.mtm.2.css')).toContain('.d { color: red }')
  })

  it('writes nothing of a file with an error, and shows it', async () => {
    using project = createProject({ 'Count.mtm': SOURCE.replace('{$count}', '{$cuont}') })
    const { exitCode, out, errors } = await project.run('compile', 'Count.mtm', '--out', 'out')
    expect({ exitCode, out }).toEqual({ exitCode: 1, out: '' })
    expect(errors).toContain('Count.mtm:6:47 error MTM2102: `$cuont` is not declared; did you mean `$count`?')
  })
})
