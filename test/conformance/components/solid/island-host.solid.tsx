/** @jsxImportSource solid-js */
import { createSignal, Show, splitProps } from 'solid-js'
import { Island, type IslandSource } from 'metamon/solid'
import { ContextReader, Theme } from './context-reader.solid.tsx'

interface Props {
  readonly of: IslandSource
  readonly content?: string
  readonly header?: string
  readonly [prop: string]: unknown
}

export function IslandHost(input: Props) {
  const [own, props] = splitProps(input, ['content', 'header'])
  const [ticks, setTicks] = createSignal(0)
  return (
    <Theme.Provider value="dark">
      <main data-host="solid">
        <button data-tick onClick={() => setTicks(ticks() + 1)}>
          {ticks()}
        </button>
        <Island {...props} slots={own.header ? { header: <b>{`${own.header} ${ticks()}`}</b> } : {}}>
          <Show when={own.content}>
            <i>
              {`${own.content} ${ticks()} `}
              <ContextReader />
              <input />
            </i>
          </Show>
        </Island>
        <p>sibling</p>
      </main>
    </Theme.Provider>
  )
}
