/** @jsxImportSource solid-js */
import { useSignal } from 'metamon/solid'
import type { Signal } from 'metamon'

export function SignalReader(props: { readonly signal: Signal<number> }) {
  const [value, setValue] = useSignal(props.signal)
  return (
    <p>
      <output>{value()}</output>
      <button onClick={() => setValue(value() + 1)}>write</button>
    </p>
  )
}
