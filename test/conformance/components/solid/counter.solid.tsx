/** @jsxImportSource solid-js */
import { createEffect, createSignal, onCleanup, onMount, type JSX } from 'solid-js'

interface Props {
  readonly label: string
  readonly children?: JSX.Element
  readonly header?: JSX.Element
  onAdd?(count: number): void
  onLife?(moment: string): void
  onLabel?(label: string): void
}

export function Counter(props: Props) {
  const [count, setCount] = createSignal(0)
  onMount(() => props.onLife?.('mounted'))
  onCleanup(() => props.onLife?.('cleaned up'))
  createEffect(() => props.onLabel?.(props.label))
  return (
    <section aria-label="solid island">
      <h2>{props.label}</h2>
      <button onClick={() => setCount(count() + 1)}>count {count()}</button>
      <button onClick={() => props.onAdd?.(count())}>add</button>
      <header data-testid="header">{props.header ?? 'no header'}</header>
      <div data-testid="content">{props.children ?? 'no content'}</div>
    </section>
  )
}
