import { Island, type IslandSource } from 'metamon/react'

export function Nested({
  chain,
  label,
}: {
  readonly chain: readonly IslandSource[]
  readonly label: string
}) {
  const [next, ...rest] = chain
  return (
    <div role="group" aria-label="react">
      {next ? <Island of={next} chain={rest} label={label} /> : <b>{label}</b>}
    </div>
  )
}
