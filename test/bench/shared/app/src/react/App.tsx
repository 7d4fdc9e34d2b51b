import { useState } from 'react'
import { useSignal } from 'metamon/react'
import Card from './Card'

export default function App() {
  const [step] = useState(1)
  const [total] = useSignal<number>('total', 0)
  return (
    <main>
      <Card step={step} />
      <p>in all: {total}</p>
    </main>
  )
}
