import type { Range } from '../../../types.ts'
import type { ImportItem } from '../../ast.ts'
import type { View } from './context.ts'
import { findGlobals } from './globals.ts'
import { walkExpressions } from '../walk-template.ts'
import type { ViewInput } from './index.ts'

/** What stands around the markup. */
export interface Shell extends Pick<ViewInput, 'filename' | 'name' | 'importSource' | 'target'> {
  /** Imports that the template needs; they stay in their lines. */
  readonly kept: readonly ImportItem[]
  /** What the view takes of the scope. */
  readonly handles: readonly string[]
  readonly hasPlain: boolean
  /** Imports of the header that the template needs, as code. */
  readonly headerImports: readonly string[]
}

/** Makes a component of the markup: imports, the connection to the scope, and the markup in its place. */
export function writeShell(view: View, shell: Shell): void {
  const { open, close } = tagsOf(view)
  const before = shell.kept.filter((item) => item.start < open.start)
  const after = shell.kept.filter((item) => item.start >= close.end)
  blankAround(view, { open, close }, [...before, ...after])
  if (view.target === 'solid') view.helper('mounted$')
  for (const name of languageOf(view)) view.helper(name)
  const body = connection(view, shell)
  const head = importsOf(view, shell)
  switch (view.target) {
    case 'react':
    case 'solid':
      return writeJsx(view, { open, close, head, body, name: shell.name })
    case 'vue':
      return writeBlocks(view, {
        open,
        close,
        head,
        body,
        after,
        setup: ' setup',
        module: '',
        tag: 'template',
      })
    case 'svelte':
      return writeBlocks(view, { open, close, head, body, after, setup: '', module: ' module', tag: '' })
  }
}

/** What templates use of the language without an import. */
function languageOf({ file }: View): string[] {
  const code: string[] = []
  walkExpressions(file.template.children, ({ start, end }) => void code.push(file.source.slice(start, end)))
  const isOwn = (name: string): boolean => file.bindings.some((one) => one.name === name)
  return ['signal', 'computed', 'emit', 'on'].filter(
    (name) => !isOwn(name) && code.some((text) => new RegExp(`\\b${name}\\b\\s*[.(]`).test(text)),
  )
}

interface Tags {
  readonly open: Range
  readonly close: Range
}

function tagsOf({ file }: View): Tags {
  const { open, close, content } = file.template
  return {
    open: open ?? { start: content.start, end: content.start },
    close: close ?? { start: content.end, end: content.end },
  }
}

/** Everything but the markup and the imports leaves its line breaks. */
function blankAround({ edit, source }: View, { open, close }: Tags, kept: readonly Range[]): void {
  let cursor = 0
  const cuts = [...kept, { start: open.start, end: close.end }].toSorted((a, b) => a.start - b.start)
  for (const { start, end } of cuts) {
    edit.blank({ start: cursor, end: start })
    cursor = end
  }
  edit.blank({ start: cursor, end: source.length })
}

function importsOf(view: View, shell: Shell): string {
  const { importSource, target, filename } = shell
  const file = filename.slice(filename.lastIndexOf('/') + 1)
  const names = [...view.helpers].map(([name, local]) => (name === local ? name : `${name} as ${local}`))
  const setup = view.names.free('setup$')
  return [
    `import { ${names.join(', ')} } from ${JSON.stringify(`${importSource}/unified/${target}`)};`,
    `import { ${setup === 'setup$' ? setup : `setup$ as ${setup}`} } from ${JSON.stringify(`./${file}.setup.mts`)};`,
    ...shell.headerImports,
    ...view.file.styles.map(({ lang }, index) => `import ${JSON.stringify(`./${file}.${index}.${lang}`)};`),
  ].join(' ')
}

/** The statements that connect the component to its scope; asks for their helpers. */
function connection(view: View, { handles, hasPlain, name, target }: Shell): string {
  const { names } = view
  const [scope, props, setup] = [names.free('scope$'), names.free('props$'), names.free('setup$')]
  const input: Record<Shell['target'], string> = {
    react: `${props}, ${setup}`,
    vue: setup,
    svelte: `() => ${props}, ${setup}`,
    solid: `${props}, ${setup}`,
  }
  const use = `${view.helper('useMtm')}(${input[target]})`
  const lead: Record<Shell['target'], string> = {
    react: '',
    solid: '',
    vue: `defineOptions({ name: ${JSON.stringify(name)}, inheritAttrs: false }); `,
    svelte: `const ${props}: any = $props(); `,
  }
  const follow =
    target === 'svelte' ? ` $effect.pre(() => ${view.helper('setProps$')}(${scope}, ${props}));` : ''
  const taken = handles.length > 0 ? ` const { ${handles.join(', ')} }: any = ${scope}.exposed;` : ''
  const kept = view.helpers.get('useKept$')
  const keep = kept ? ` const ${names.free('kept$')}: any = ${kept}();` : ''
  const plain = hasPlain ? ` const ${names.free('plain$')}: any = ${scope}.plain;` : ''
  const globals = target === 'vue' ? findGlobals(view.file) : []
  const brought = globals.map(
    (global) => ` const ${global}: any = ${view.helper('global$')}(${JSON.stringify(global)});`,
  )
  return `${lead[target]}${brought.join('')}const ${scope} = ${use};${follow}${taken}${plain}${keep}`
}

function writeJsx(
  view: View,
  { open, close, head, body, name }: Tags & { head: string; body: string; name: string },
): void {
  const { edit, names, target } = view
  const props = names.free('props$')
  const wrap = target === 'solid' ? `${view.helper('mounted$')}(${names.free('scope$')}, ` : '('
  edit.replace(open, `export default function ${name}(${props}: any) { ${body} return ${wrap}<>`)
  edit.replace(close, '</>); }')
  edit.output.prepend(`${head} `)
}

/** Scripts and markup in blocks of their own: imports that follow the markup need a second script. */
function writeBlocks(
  view: View,
  shell: Tags & {
    head: string
    body: string
    after: readonly ImportItem[]
    setup: string
    module: string
    tag: string
  },
): void {
  const { open, close, head, body, after, setup, module, tag } = shell
  const { edit } = view
  const [first] = after
  const last = after.at(-1)
  const openTag = tag === '' ? '' : `<${tag}>`
  const closeTag = tag === '' ? '' : `</${tag}>`
  edit.replace(open, `</script>${openTag}`)
  edit.replace(close, closeTag)
  edit.output.prepend(`<script${setup} lang="ts">${head} ${body}`)
  if (!first || !last) return
  edit.prepend(first.start, `<script${module} lang="ts">`)
  edit.append(last.end, '</script>')
}
