import type { Random } from './random.ts'

/** What files of the language are made of. */
const CHARACTERS = [...'{}<>"\'`/$!#:;,.()[]=?&|+-*@\\\n\r\t \u2028\uFEFF😀\u0000']

const WORDS = [
  '{#if ',
  '{:else if ',
  '{:else}',
  '{/if}',
  '{#each ',
  ' as ',
  '{/each}',
  '{#for ',
  ' to ',
  ' step ',
  '{/for}',
  '{@html ',
  '{{',
  '}}',
  '<template>',
  '</template>',
  '<style>',
  '</style>',
  '<script>',
  '</script>',
  '<!--',
  '-->',
  '<div',
  '</div>',
  '<li>',
  '<p>',
  '<br/>',
  '<slot',
  '<Card',
  '<pre>',
  '<textarea>',
  ' m-raw',
  ' key={',
  ' ref={',
  ' bind:value={',
  ' class:on={',
  ' on:click={',
  ' click={',
  ' let:row',
  ' slot="a"',
  '{...',
  '$x! = ',
  '$x!: T = ',
  '$x = ',
  '$x++',
  '$x.value',
  '$x.push(1)',
  'signal(',
  'computed(',
  'prop(',
  '$onMount = ',
  '=> ',
  '() => {',
  '${',
  '//',
  '/*',
  '*/',
  'export default function X() {',
  'import a from "b"\n',
  'function ',
  'class ',
  'return ',
  'async ',
  'await ',
  'const ',
  'delete ',
  'typeof ',
  '&lt;',
  '&#0;',
  '&#x110000;',
  '---\n',
  'target: react\n',
  '\r\n',
  '/re/g',
]

const TOKENS: readonly string[] = [...CHARACTERS, ...WORDS]

/** Changes a file in one to six places, so that it is wrong in some way, or right by chance. */
export function mutate(source: string, random: Random, others: readonly string[]): string {
  let text = source
  for (let count = 1 + random.below(6); count > 0; count--) text = change(text, random, others)
  return text
}

function change(text: string, random: Random, others: readonly string[]): string {
  const at = random.below(text.length + 1)
  const end = Math.min(text.length, at + 1 + random.below(random.pick([3, 12, 200])))
  switch (random.below(8)) {
    case 0:
      return text.slice(0, at) + text.slice(end)
    case 1:
      return text.slice(0, end) + text.slice(at, end) + text.slice(end)
    case 2: {
      const other = random.below(text.length + 1)
      const [first, second] = other < at ? [other, at] : [at, other]
      const middle = first + random.below(second - first + 1)
      return (
        text.slice(0, first) + text.slice(middle, second) + text.slice(first, middle) + text.slice(second)
      )
    }
    case 3:
      return random.below(3) === 0 ? text.slice(0, at) : text.slice(at)
    case 4: {
      const other = random.pick(others)
      const from = random.below(other.length)
      return text.slice(0, at) + other.slice(from, from + random.below(120)) + text.slice(at)
    }
    case 5:
      return text.slice(0, at) + random.pick(TOKENS).repeat(1 + random.below(4)) + text.slice(at)
    default:
      return text.slice(0, at) + random.pick(TOKENS) + text.slice(at)
  }
}
