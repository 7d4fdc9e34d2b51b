import { describe, expect, it } from 'vitest'
import { codeFrame, positionAt } from '../../../src/shared/code-frame.ts'

describe('positionAt', () => {
  it.each([
    ['the start', 'ab\ncd', 0, 1, 0],
    ['a line break', 'ab\ncd', 2, 1, 2],
    ['the start of a line', 'ab\ncd', 3, 2, 0],
    ['CRLF', 'ab\r\ncd', 5, 2, 1],
    ['an emoji, which has two units', '😀a\n😀b', 6, 2, 2],
    ['a byte order mark, which has no column', '\uFEFFab', 2, 1, 1],
    ['a second line after a byte order mark', '\uFEFFa\nb', 4, 2, 1],
    ['the end', 'a\n', 2, 2, 0],
    ['an offset behind the end', 'a', 9, 1, 1],
    ['an offset before the start', '\uFEFFa', -1, 1, 0],
  ])('counts %s', (_, source, offset, line, column) => {
    expect(positionAt(source, offset)).toEqual({ line, column })
  })
})

describe('codeFrame', () => {
  it('shows two lines before and after, and underlines the range', () => {
    expect(codeFrame('1\n2\n3\nabc def\n5\n6\n7', 10, 13)).toBe(
      ['  2 | 2', '  3 | 3', '> 4 | abc def', '    |     ^^^', '  5 | 5', '  6 | 6'].join('\n'),
    )
  })

  it('aligns line numbers of different length', () => {
    const source = Array.from({ length: 12 }, (_, index) => `l${index + 1}`).join('\n')
    expect(codeFrame(source, source.indexOf('l9'), source.indexOf('l9') + 2)).toBe(
      ['   7 | l7', '   8 | l8', '>  9 | l9', '     | ^^', '  10 | l10', '  11 | l11'].join('\n'),
    )
  })

  it('widens tabs and wide characters under which the caret would slip', () => {
    expect(codeFrame('\tx = y', 1, 2)).toBe('> 1 |   x = y\n    |   ^')
    expect(codeFrame('😀 x', 3, 4)).toBe('> 1 | 😀 x\n    |    ^')
  })

  it('underlines a range of several lines to the end of its first', () => {
    expect(codeFrame('ab\r\ncd', 1, 6)).toBe('> 1 | ab\n    |  ^\n  2 | cd')
  })

  it('cuts long lines around the range', () => {
    const frame = codeFrame(`${'a'.repeat(500)}!${'b'.repeat(500)}`, 500, 501).split('\n')
    expect(frame[0]!.length).toBeLessThan(140)
    expect(frame[0]![frame[1]!.indexOf('^')]).toBe('!')
    expect(frame[0]).toMatch(/\| …a+!b+…$/)
  })

  it('gives an empty range one caret', () => {
    expect(codeFrame('', 0, 0)).toBe('> 1 |\n    | ^')
  })
})
