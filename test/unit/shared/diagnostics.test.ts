import { describe, expect, it } from 'vitest'
import { createDiagnostic, formatDiagnostic } from '../../../src/shared/diagnostics.ts'
import { messages } from '../../../src/shared/messages.ts'

describe('the catalogue', () => {
  it('has a different snake_case name for every code', () => {
    const names = Object.values(messages).map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
    for (const name of names) expect(name).toMatch(/^[a-z]+(_[a-z]+)*$/)
  })

  it('quotes the token and says what to do', () => {
    const location = { file: 'App.tsx' }
    const args = { file: 'App.tsx', id: 'App.mtm.vue' }
    const raised = [
      createDiagnostic('MTM3001', { target: 'vue', missing: '@vitejs/plugin-vue' }, location),
      createDiagnostic('MTM3002', args, location),
      createDiagnostic('MTM3003', args, location),
      createDiagnostic('MTM3004', args, location),
    ]
    for (const { message, hint } of raised) {
      expect(message).toMatch(/`(App\.tsx|vue)`/)
      expect(hint).toMatch(/^(Install|Exclude|Rename) /)
    }
  })
})

describe('a diagnostic', () => {
  const source = '---\r\ntarget: 😀\r\n---\r\n'
  const start = source.indexOf('😀')

  it('knows its place in the source', () => {
    const diagnostic = createDiagnostic(
      'MTM1010',
      { token: '😀' },
      { file: 'A.mtm', source, start, end: start + 2 },
    )
    expect(diagnostic).toMatchObject({ line: 2, column: 8, start: 13, end: 15, severity: 'error' })
  })

  it('concerns the start of the file when there is no source', () => {
    const diagnostic = createDiagnostic('MTM3003', { file: 'App.tsx' }, { file: 'App.tsx' })
    expect(diagnostic).toMatchObject({ line: 1, column: 0, start: 0, end: 0, frame: '' })
  })

  it('is printed as place, message, frame and hint', () => {
    const diagnostic = createDiagnostic(
      'MTM1010',
      { token: '😀' },
      { file: 'A.mtm', source, start, end: start + 2 },
    )
    expect(formatDiagnostic(diagnostic)).toBe(
      [
        'A.mtm:2:9 error MTM1010: unknown target `😀`',
        '',
        '  1 | ---',
        '> 2 | target: 😀',
        '    |         ^^',
        '  3 | ---',
        '  4 |',
        '',
        'Use one of `react`, `vue`, `svelte`, `solid`',
      ].join('\n'),
    )
  })

  it('is printed without a frame when there is no source', () => {
    const diagnostic = createDiagnostic('MTM3003', { file: 'App.tsx' }, { file: 'App.tsx' })
    expect(formatDiagnostic(diagnostic).split('\n')).toHaveLength(3)
  })
})
