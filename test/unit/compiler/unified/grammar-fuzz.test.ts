import { describe, expect, it } from 'vitest'
import { runMutations } from '../../../fuzz/grammar/run.ts'
import { checkReading } from '../../../fuzz/grammar/check-reading.ts'
import { read } from './support.ts'

const SEED = 20_261_121
const DEEP = 5000
const SMALL = 400
/** Twice as much text may take this much longer. */
const MAXIMUM_RATIO = 2.6

it('reads 500 mutated files without an exception or a position outside of the file', () => {
  expect(runMutations(SEED, 500)).toEqual([])
})

const inTemplate = (text: string): string => `$x! = 1\n<template>${text}</template>`

describe('what is nested deeply', () => {
  it.each([
    ['elements', inTemplate('<div>'.repeat(DEEP))],
    ['closed elements', inTemplate('<div>'.repeat(DEEP) + '</div>'.repeat(DEEP))],
    ['blocks', inTemplate('{#if $x}'.repeat(DEEP) + '{/if}'.repeat(DEEP))],
    ['loops', inTemplate('{#each $x as y}'.repeat(DEEP) + '{/each}'.repeat(DEEP))],
    ['braces', inTemplate('{'.repeat(DEEP))],
    ['closed braces', inTemplate('{'.repeat(DEEP) + '}'.repeat(DEEP))],
    ['parentheses', inTemplate(`{${'('.repeat(DEEP)}1${')'.repeat(DEEP)}}`)],
    ['templates', inTemplate(`{${'`${'.repeat(DEEP)}1${'}`'.repeat(DEEP)}}`)],
    ['arrow functions', inTemplate(`{${'() => '.repeat(50_000)}1}`)],
    ['signs', inTemplate(`{${'!'.repeat(50_000)}1}`)],
    ['brackets of the script', `$x! = ${'['.repeat(50_000)}\n<template>a</template>`],
    ['functions', `$x! = ${'() => {'.repeat(DEEP)}\n<template>a</template>`],
    ['types', `$x!: ${'A<'.repeat(50_000)} = 1\n<template>a</template>`],
    ['a sum', `$x! = 1${' + 1'.repeat(3000)}\n<template>a</template>`],
    ['component functions', 'export default function X() {\n'.repeat(DEEP)],
    ['templates in templates', '<template>\n'.repeat(DEEP)],
    ['styles', '<style>\n'.repeat(DEEP)],
  ])('does not break the reader: %s', (_, source) => {
    expect(checkReading(source)).toBeUndefined()
  })
})

describe('the time to read a file', () => {
  it.each([
    ['text', 'some text & more\n'],
    ['elements', '<p class="a">text</p>\n'],
    ['unclosed elements', '<p><b>'],
    ['stray closings', '</b>\n'],
    ['unclosed list items', '<ul><li>a'],
    ['interpolations', '{$x + 1} '],
    ['bad interpolations', '{$x +} '],
    ['unclosed braces', '{ '],
    ['unclosed braces and quotes', '{ "\n'],
    ['unclosed braces and templates', '{ `\n'],
    ['destructuring loops', '{#each $x as { a, b = 1 }}{a}{/each}'],
    ['unclosed blocks', '{#if $x}'],
    ['stray else', '<i>{:else}'],
    ['unclosed quotes', '<p class="a\n<b title=\'x>\n'],
    ['quotes in tags', '<p " \' >'],
    ['unclosed comments', '<!-- '],
    ['textareas', '<textarea>{'],
    ['undeclared names', '{$abcde}{$fghij}'],
    ['ampersands', '&amp;&bogus &#'],
    ['double braces', '{{$x}}'],
    ['attributes', '<p a b c={$x} {$x} {...$x}'],
    ['spaces', '    \n'],
  ])('grows with its length: %s', (_, piece) => {
    expect(slowestDoubling((size) => inTemplate(piece.repeat(size)))).toBeLessThanOrEqual(MAXIMUM_RATIO)
  })

  it.each([
    ['declarations', '$a! = 1\n'],
    ['typed declarations', '$a!: { b: number } = { b: 1 }\n'],
    ['types without values', '$a!: { b: number }\n'],
    ['functions', '$f = () => { $x = 1; const y = $x; return y }\n'],
    ['unclosed functions', '$f = () => {\n'],
    ['broken strings', '$f = "\n'],
    ['slashes', '$f = 1 / 2 / $x\n'],
    ['wrappers', 'export default function X() {}\n'],
    ['templates', '<template>a</template>\n'],
    ['undeclared names', '$f = () => { $abc = 1; $def }\n'],
  ])('grows with the length of its script: %s', (_, piece) => {
    expect(
      slowestDoubling((size) => `$x! = 1\n${piece.repeat(size)}<template>{$x}</template>`),
    ).toBeLessThanOrEqual(MAXIMUM_RATIO)
  })
})

/** The median of three doublings, each of the shortest times; tried again, because a machine has other work to do. */
function slowestDoubling(create: (size: number) => string): number {
  let best = Infinity
  for (let attempt = 0; attempt < 4 && best > MAXIMUM_RATIO; attempt++) {
    const [small = 0, large = 0] = [SMALL, SMALL * 4].map((size) => shortest(create(size)))
    best = Math.min(best, Math.sqrt(large / small))
  }
  return best
}

function shortest(source: string): number {
  let best = Infinity
  for (let run = 0; run < 2; run++) {
    const start = process.cpuUsage()
    read(source)
    const { user, system } = process.cpuUsage(start)
    best = Math.min(best, user + system)
  }
  return best
}
