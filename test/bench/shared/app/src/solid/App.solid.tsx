import { createSignal } from 'solid-js'
import { useSignal } from 'metamon/solid'
import Card from './Card.solid'

export default function App() {
  const [step] = createSignal(1)
  const [total] = useSignal<number>('total', 0)
  return (
    <main>
      <Card step={step()} />
      <p>in all: {total()}</p>
    </main>
  )
}
