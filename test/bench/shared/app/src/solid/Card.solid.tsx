import { createEffect, createSignal, For } from 'solid-js'
import { useEvent, useSignal } from 'metamon/solid'

export default function Card(props: { step: number }) {
  const [count, setCount] = createSignal(0)
  const [label, setLabel] = createSignal('')
  const [total, setTotal] = useSignal<number>('total', 0)
  useEvent('clear', () => setCount(0))
  createEffect(() => setLabel(`step ${props.step}`))
  const items = () => ['one', 'two', 'three'].filter((item) => item.length >= props.step)
  const add = () => {
    setCount(count() + props.step)
    setTotal((value) => value + props.step)
  }
  return (
    <section class="card">
      <h2>text-0</h2>
      <ul>
        <For each={items()}>
          {(item) => (
            <li>
              {item} {label()}
            </li>
          )}
        </For>
      </ul>
      <button onClick={add}>
        {count()} of {total()}
      </button>
      <input placeholder="note" />
    </section>
  )
}
