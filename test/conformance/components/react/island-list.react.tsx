import { Island, type IslandSource } from 'metamon/react'

interface Props {
  readonly sources: readonly IslandSource[]
  readonly [prop: string]: unknown
}

export function IslandList({ sources, ...props }: Props) {
  return (
    <main>
      {sources.map((source, index) => (
        <Island key={index} {...props} of={source} />
      ))}
    </main>
  )
}
