import { describe, expect, it } from 'vitest'
import { print, problems, read, readValid } from '../support.ts'

/** Kind and name of each declaration, and the text of its parts. */
function declarations(source: string): unknown[] {
  const text = (range: { start: number; end: number } | undefined): string | undefined =>
    range && source.slice(range.start, range.end)
  return readValid(source).items.flatMap((item) =>
    item.kind === 'declaration'
      ? [
          [
            item.binding.kind,
            text(item.name),
            text(item.type),
            text(item.key),
            text(item.value),
            item.isImplicit,
          ].filter((part) => part !== undefined && part !== false),
        ]
      : [],
  )
}

const T = '\n<template>a</template>'

describe('a declaration', () => {
  it.each([
    ['$x! = 0', ['state', '$x', '0']],
    ['$x!: number = 0', ['state', '$x', 'number', '0']],
    [
      '$x !: Map<string, { a: (b: number) => c[] }> = new Map()',
      ['state', '$x', 'Map<string, { a: (b: number) => c[] }>', 'new Map()'],
    ],
    ['$x!:\n  | "a"\n  | "b" = "a"', ['state', '$x', '| "a"\n  | "b"', '"a"']],
    ["$x! = signal<T[]>('k', [])", ['shared', '$x', "'k'", '[]']],
    ["$x! = signal('k')", ['shared', '$x', "'k'"]],
    ['$x! = prop()', ['prop', '$x']],
    ['$x! = prop<string>("a")', ['prop', '$x', '"a"']],
    ['$x! = computed(() => 1)', ['derived', '$x', '() => 1']],
    ['$x: number = 1', ['constant', '$x', 'number', '1']],
    ['$x = async function () {}', ['method', '$x', 'async function () {}']],
    ['$x: (a: number) => void = (a) => {}', ['method', '$x', '(a: number) => void', '(a) => {}']],
    ['$x = (() => 1) as Fn', ['method', '$x', '(() => 1) as Fn']],
    ['$x! = 1 as number; ', ['state', '$x', '1 as number']],
  ])('is read: %s', (script, expected) => {
    expect(declarations(`${script}${T}`)).toEqual([expected])
  })

  it('without a mark is derived when it reads what can change, directly or not', () => {
    const script = [
      '$c = $b + 1',
      '$b = $a * 2',
      '$a! = 1',
      '$k = [1].map((n) => n * 2)',
      '$l = $k.length',
      '$m = [1].map((n) => n * $a)',
      '$o = { read: () => $a }',
      '$p = $fn()',
      '$fn = () => $a',
      '$q = $fn',
    ].join('\n')
    expect(declarations(`${script}${T}`).map((parts) => (parts as string[]).slice(0, 2).join(' '))).toEqual([
      'derived $c',
      'derived $b',
      'state $a',
      'constant $k',
      'constant $l',
      'derived $m',
      'constant $o',
      'derived $p',
      'method $fn',
      'constant $q',
    ])
  })

  it('keeps its hash when only its form changes', () => {
    const hash = (value: string): string | undefined => {
      const [item] = readValid(`$x! = ${value}${T}`).items
      return item?.kind === 'declaration' ? item.hash : undefined
    }
    expect(hash('{ a: 1, b: "c d" }')).toMatch(/^[\da-f]{6}$/)
    expect(hash('{a:1, // one\n  b : "c d"}')).toBe(hash('{ a: 1, b: "c d" }'))
    expect(hash('{ a: 1, b: "c  d" }')).not.toBe(hash('{ a: 1, b: "c d" }'))
    expect(hash('{ a: 2, b: "c d" }')).not.toBe(hash('{ a: 1, b: "c d" }'))
  })
})

describe('a script', () => {
  it('may stand behind the template, and in several pieces', () => {
    const source = '<template>{$a}{$b}</template>\n$a! = 1\n<style>.a {}</style>\n($b) => 1\n$b! = 2'
    const { items, styles, references } = read(source).file ?? {}
    expect(items?.map(({ kind, start, end }) => [kind, source.slice(start, end)])).toEqual([
      ['declaration', '$a! = 1'],
      ['statement', '($b) => 1'],
      ['declaration', '$b! = 2'],
    ])
    expect(styles).toHaveLength(1)
    expect(references?.map(({ binding }) => binding.name)).toEqual(['$a', '$b'])
  })

  it('may stand in a component function, with imports before it', () => {
    const source =
      "import A from './A.mtm'\nexport default function Page() {\n  $a! = 1\n  <template><A b={$a}/></template>\n}\n"
    const { wrapper, items } = readValid(source)
    expect(items.map(({ kind }) => kind)).toEqual(['import', 'declaration'])
    expect(
      wrapper && [
        wrapper.name,
        source.slice(wrapper.head.start, wrapper.head.end),
        source.slice(wrapper.tail.start, wrapper.tail.end),
      ],
    ).toEqual(['Page', 'export default function Page() {', '}'])
  })

  it('is not confused by what only looks like a template', () => {
    const source =
      '$a! = `\n<template>${`\n<style>`}`\n/* \n<template> */\n// <template>\n$b = /<template>/.test($a)\n<template>{$b}</template>'
    const { template, items } = readValid(source)
    expect(items).toHaveLength(2)
    expect(print(template.children, source)).toBe('{$b}')
  })

  it('runs declarations in setup and everything else on mount', () => {
    const source = `const a = 1\nlet b\nfunction c() {}\nclass D {}\nemit('x', a)\nif (b) c()\ntype E = 1\ninterface F {}\ndeclare const g: 1${T}`
    expect(
      readValid(source).items.map((item) => (item.kind === 'statement' ? item.runs : item.kind)),
    ).toEqual([
      'in-setup',
      'in-setup',
      'in-setup',
      'in-setup',
      'on-mount',
      'on-mount',
      'type',
      'type',
      'type',
    ])
  })

  it('has phases of life', () => {
    const source = `$init = (props) => {}\n$onMount = () => () => {}\n$onDestroy = () => {}${T}`
    expect(
      readValid(source).items.map((item) => (item.kind === 'lifecycle' ? item.phase : item.kind)),
    ).toEqual(['init', 'mount', 'destroy'])
  })

  it('is divided where the template stands', () => {
    expect(problems(read('$a! = 1\n<template>b</template>\n[1].map(String)'))).toEqual([])
  })
})

describe('a body', () => {
  it('may be markup alone, with styles at its top level', () => {
    const source = '\n<!-- a -->\n<style lang="less" global>.a {}</style>\n<p>b</p>\n<style>.c {}</style>\n'
    const { template, styles, items } = readValid(source)
    expect(items).toEqual([])
    expect(template).not.toHaveProperty('open')
    expect(print(template.children, source)).toBe('<p>b</p>')
    expect(
      styles.map(({ lang, isGlobal, content }) => [lang, isGlobal, source.slice(content.start, content.end)]),
    ).toEqual([
      ['less', true, '.a {}'],
      ['css', false, '.c {}'],
    ])
  })

  it('keeps its positions behind emoji, a byte order mark and Windows line breaks', () => {
    const source =
      '\uFEFF// 👋🏽\r\n$a!: string = "😀"\r\n<template>\r\n<p title="😀 {$a}">{$a}</p>\r\n</template>\r\n'
    const { references, items } = readValid(source)
    expect(references.map(({ start, end }) => source.slice(start, end))).toEqual(['$a', '$a'])
    expect(items.map(({ start, end }) => source.slice(start, end))).toEqual(['$a!: string = "😀"'])
  })
})
