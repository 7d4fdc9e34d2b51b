/** @jsxImportSource solid-js */
import { createEffect } from 'solid-js'

export type Weakness = 'none' | 'setup' | 'render' | 'effect' | 'handler'

export function Fragile(props: { readonly weakness: Weakness }) {
  if (props.weakness === 'setup') throw new Error('broken setup')
  createEffect(() => {
    if (props.weakness === 'effect') throw new Error('broken effect')
  })
  const text = () => {
    if (props.weakness === 'render') throw new Error('broken render')
    return props.weakness
  }
  const press = () => {
    throw new Error('broken handler')
  }
  return <button onClick={press}>fragile: {text()}</button>
}
