import type { Content } from '../content.ts'
import type { Slot } from '../slots.ts'
import { childTags } from './child-tags.ts'
import { componentName, isCard, partsOf, toMtm, type Parts } from './parts.ts'

/** What React and Solid write differently. */
interface Idiom {
  readonly name: string
  readonly props: string
  readonly imports: string
  readonly state: readonly string[]
  readonly effect: (statements: string) => string
  readonly read: (variable: string) => string
  readonly className: string
}

const REACT: Idiom = {
  name: 'name',
  props: '{ name }: { readonly name: string }',
  imports: "import { useEffect, useState } from 'react'\nimport { useEvent, useSignal } from 'metamon/react'",
  state: ['const [count, setCount] = useState(0)', "const [total, setTotal] = useSignal<number>('total', 0)"],
  effect: (statements) => `useEffect(() => { ${statements} }, [])`,
  read: (variable) => variable,
  className: 'className',
}

const SOLID: Idiom = {
  name: 'props.name',
  props: 'props: { readonly name: string }',
  imports:
    "import { createSignal, onMount } from 'solid-js'\nimport { useEvent, useSignal } from 'metamon/solid'",
  state: [
    'const [count, setCount] = createSignal(0)',
    "const [total, setTotal] = useSignal<number>('total', 0)",
  ],
  effect: (statements) => `onMount(() => { ${statements} })`,
  read: (variable) => `${variable}()`,
  className: 'class',
}

export const renderReact = (slot: Slot, content: Content): string => renderJsx(slot, content, REACT)
export const renderSolid = (slot: Slot, content: Content): string => renderJsx(slot, content, SOLID)

function renderJsx(slot: Slot, content: Content, idiom: Idiom): string {
  const parts = partsOf(slot, content, idiom.name)
  const body = `${importLines(parts, idiom)}
${parts.imports}
${parts.top}
export default function ${componentName(slot)}(${idiom.props}) {
  ${idiom.state.join('\n  ')}
  ${isCard(slot) ? `const handlePing = () => answer(${idiom.name})` : `useEvent('ping', () => answer(${idiom.name}))`}
  ${idiom.effect(parts.effect)}
  ${parts.setup}
  return (
    <>
${section(parts, idiom)}${slot.kind === 'parent' ? childTags(slot) : ''}
    </>
  )
}
`
  return isCard(slot) ? toMtm(slot, body) : body
}

function importLines({ slot, util, leaf }: Parts, { imports }: Idiom): string {
  const children = `import Card from './Card.mtm'\nimport Native from './Native${slot.framework === 'solid' ? '.solid' : ''}'`
  return [
    isCard(slot) ? imports.replace('useEvent, ', '') : `${imports}\nimport { emit } from 'metamon'`,
    "import { answer, fail } from '../probe'",
    util && `import { label } from '${util}'`,
    leaf && `import { leaf } from '${leaf}'`,
    slot.kind === 'parent' && children,
    'void fail',
  ]
    .filter(Boolean)
    .join('\n')
}

const section = ({ slot, mark, render, util, leaf }: Parts, { name, read, className }: Idiom): string =>
  `      <section data-name={${name}}>
        <b>${mark}</b> ${util ? '<u>{label()}</u>' : ''} ${leaf ? '<s>{leaf()}</s>' : ''} {${render}}
        <button ${className}="count" onClick={() => setCount(${read('count')} + 1)}>{${read('count')}}</button>
        <button ${className}="total" onClick={() => setTotal((value) => value + 1)}>{${read('total')}}</button>
        <button ${className}="ping" onClick={() => ${isCard(slot) ? 'sendPing' : "emit('ping', "}${isCard(slot) ? '(' : ''}${name})}>ping</button>
        <input />
      </section>
`
