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

describe('a binding to a part of a row', () => {
  const rows = (list: string, content: string): string =>
    `$xs! = [{ ys: [{ done: false }] }]\n$some = $xs.filter(Boolean)\n<template>{#each ${list} as x}${content}{/each}</template>`
  const box = (target: string): string => `<input type="checkbox" bind:checked={${target}}>`

  it.each([
    ['of a list in state', rows('$xs', box('x.done'))],
    ['of a list in a part of state', rows('$xs[0].ys', box('x.done'))],
    ['of a list of a row', rows('$xs', `{#each x.ys as y}${box('y.done')}{/each}`)],
  ])('%s is no mistake: the list is changed', (_, source) => {
    expect(problems(read(source))).toEqual([])
  })

  it.each([
    ['of a list that is derived', rows('$some', box('x.done')), 'x'],
    ['that is taken apart', rows('$xs', `{#each x.ys as { at }}${box('at.done')}{/each}`), 'at'],
  ])('%s is told: nothing notices it', (_, source, name) => {
    expect(problems(read(source))).toEqual([`MTM2204 ${name}`])
  })
})
