import { faultMark, mark, type Content } from '../content.ts'
import type { Slot } from '../slots.ts'

/** A plain module: a function that components show the result of, or a listener. */
export const renderModule = (slot: Slot, content: Content): string =>
  [
    slot.kind === 'listener' ? "import { on, signal } from 'metamon'\nimport { answer } from './probe'" : '',
    ...faultLines(slot, content),
    content.comment > 0 ? `// comment ${content.comment}` : '',
    slot.kind === 'listener' ? listener(content) : exportedFunction(slot, content),
    '',
  ].join('\n')

function faultLines({ kind }: Slot, content: Content): string[] {
  const text = faultMark(content)
  switch (content.fault) {
    case 'syntax':
      return [`const = '${text}'`]
    case 'missing-import':
      return [`import './${text}'`]
    case 'missing-export':
      return kind === 'listener' ? [`import { ${text} } from './probe'`, `void ${text}`] : []
    default:
      return []
  }
}

function exportedFunction({ kind }: Slot, content: Content): string {
  const { fault } = content
  const name = kind === 'leaf' ? 'leaf' : 'label'
  const failure = `throw new Error('${faultMark(content)}')`
  const exported = fault === 'missing-export' ? faultMark(content) : name
  const body = fault === 'render' ? `{ ${failure} }` : `'${mark(content)}'`
  return `export const ${exported} = (): string => ${body}\n${fault === 'evaluate' ? failure : ''}`
}

const listener = (content: Content): string => `on('ping', () => answer('listener'))
signal<number>('total', 0).subscribe(() => answer('listener:total'), { immediate: false })
${content.fault === 'evaluate' ? `throw new Error('${faultMark(content)}')` : ''}
on('version', () => void (document.documentElement.dataset.listener = '${mark(content)}'))
if (import.meta.hot) import.meta.hot.accept()`
