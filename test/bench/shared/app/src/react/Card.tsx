import { useEffect, useState } from 'react'
import { useEvent, useSignal } from 'metamon/react'

export default function Card({ step }: { step: number }) {
  const [count, setCount] = useState(0)
  const [label, setLabel] = useState('')
  const [total, setTotal] = useSignal<number>('total', 0)
  useEvent('clear', () => setCount(0))
  useEffect(() => setLabel(`step ${step}`), [step])
  const items = ['one', 'two', 'three'].filter((item) => item.length >= step)
  const add = () => {
    setCount(count + step)
    setTotal((value) => value + step)
  }
  return (
    <section className="card">
      <h2>text-0</h2>
      <ul>
        {items.map((item) => (
          <li key={item}>
            {item} {label}
          </li>
        ))}
      </ul>
      <button onClick={add}>
        {count} of {total}
      </button>
      <input placeholder="note" />
    </section>
  )
}
