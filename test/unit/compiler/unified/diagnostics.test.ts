import { describe, expect, it } from 'vitest'
import { messages } from '../../../../src/shared/messages.ts'
import { mistakes } from './mistakes.ts'
import { problems, read } from './support.ts'

describe('a mistake', () => {
  it.each(mistakes)('of %s is reported where it is: %j', (code, source, marked, hint) => {
    const reading = read(source)
    expect(problems(reading)).toEqual([`${code} ${marked}`])
    expect(reading.diagnostics[0]?.hint.slice(0, hint.length)).toBe(hint)
  })

  it('has a case here, when the compiler can know of it', () => {
    const elsewhere = /^MTM(?:100\d|101\d|102[023]|2301|3|5)/
    const covered = new Set(mistakes.map(([code]) => code))
    expect(Object.keys(messages).filter((code) => !elsewhere.test(code) && !covered.has(code))).toEqual([])
  })

  it('does not hide the next', () => {
    const source = [
      '$count! = 0',
      '$twice! = $count * 2',
      '<template>',
      '  <p>{$cuont}</p>',
      '  <b>{1 +}</b>',
      '  <ul><li>{$count}',
      '  <a onclick="go()">{$count += 1}</a>',
      '</template>',
    ].join('\n')
    expect(problems(read(source))).toEqual([
      'MTM2112 $count',
      'MTM2102 $cuont',
      'MTM2002 }',
      'MTM1202 <ul',
      'MTM2201 onclick="go()"',
      'MTM2203 $count',
    ])
  })
})
