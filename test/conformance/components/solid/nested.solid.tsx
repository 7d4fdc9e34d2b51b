/** @jsxImportSource solid-js */
import { Show } from 'solid-js'
import { Island, type IslandSource } from 'metamon/solid'

export function Nested(props: { readonly chain: readonly IslandSource[]; readonly label: string }) {
  return (
    <div role="group" aria-label="solid">
      <Show when={props.chain[0]} fallback={<b>{props.label}</b>}>
        {(next) => <Island of={next()} chain={props.chain.slice(1)} label={props.label} />}
      </Show>
    </div>
  )
}
