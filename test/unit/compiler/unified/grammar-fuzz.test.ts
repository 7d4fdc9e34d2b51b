import { describe, expect, it } from 'vitest'
import { runMutations } from '../../../fuzz/grammar/run.ts'
import { checkReading } from '../../../fuzz/grammar/check-reading.ts'

const SEED = 20_261_121
const DEEP = 5000

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
