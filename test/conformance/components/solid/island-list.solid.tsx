/** @jsxImportSource solid-js */
import { Index, splitProps } from 'solid-js'
import { Island, type IslandSource } from 'metamon/solid'

interface Props {
  readonly sources: readonly IslandSource[]
  readonly [prop: string]: unknown
}

export function IslandList(input: Props) {
  const [own, props] = splitProps(input, ['sources'])
  return (
    <main>
      <Index each={own.sources}>{(source) => <Island {...props} of={source()} />}</Index>
    </main>
  )
}
