import { useSignal } from 'metamon/react'

export function KeyedReader({ first, second }: { first: string; second: string }) {
  const [left] = useSignal(first, 1)
  const [right] = useSignal(second, 2)
  return <output>{`${left}+${right}`}</output>
}
