import { useSignal } from 'metamon/react'
import type { Signal } from 'metamon'

export function SignalReader({ signal }: { readonly signal: Signal<number> }) {
  const [value, setValue] = useSignal(signal)
  return (
    <p>
      <output>{value}</output>
      <button onClick={() => setValue(value + 1)}>write</button>
    </p>
  )
}
