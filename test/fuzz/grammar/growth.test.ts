import { describe, expect, it } from 'vitest'
import { read } from '../../unit/compiler/unified/support.ts'

const SMALL = 1000
/** Twice as much text may take this much longer. */
const MAXIMUM_RATIO = 2.6

const inTemplate = (text: string): string => `$x! = 1\n<template>${text}</template>`

describe('the time to read a file', { timeout: 60_000 }, () => {
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

  it.each([
    ['declared', (index: number) => [`$name${index}! = ${index}\n`, `{$name${index}}`]],
    ['not declared', (index: number) => [`$name${index}! = 1\n`, `{$other${index}}`]],
    ['assigned', (index: number) => [`$f${index} = () => { $local${index} = 1 }\n`, '']],
    ['derived from each other', (index: number) => [`$name${index} = $name${index + 1}\n`, '']],
    ['not imported', (index: number) => [`import Card${index} from './${index}'\n`, `<Crad${index}/>`]],
    ['declared twice', () => ['$name! = 1\n', '{$name}']],
  ])('grows with the number of names: %s', (_, create) => {
    const source = (size: number): string => {
      const pieces = Array.from({ length: size }, (_unused, index) => create(index))
      const [script, markup] = [0, 1].map((part) => pieces.map((piece) => piece[part]).join(''))
      return `${script}<template>${markup}</template>`
    }
    expect(slowestDoubling(source)).toBeLessThanOrEqual(MAXIMUM_RATIO)
  })
})

/** How much longer twice the text takes, over two doublings; tried again, because a machine has other work to do. */
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
