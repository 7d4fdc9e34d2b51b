/** @jsxImportSource solid-js */
import { useSignal } from 'metamon/solid'

export function KeyedReader(props: { first: string; second: string }) {
  const [left] = useSignal(props.first, 1)
  const [right] = useSignal(props.second, 2)
  return <output>{`${left()}+${right()}`}</output>
}
