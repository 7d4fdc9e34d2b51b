/** @jsxImportSource solid-js */
import { createSignal, Show, splitProps, type Component } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { Island, type IslandProps, type IslandSource } from 'metamon/solid'
import { ContextReader, Theme } from './context-reader.solid.tsx'

interface Props {
  readonly of: IslandSource
  readonly as?: Component<IslandProps>
  readonly content?: string
  readonly header?: string
  readonly [prop: string]: unknown
}

export function IslandHost(input: Props) {
  const [own, props] = splitProps(input, ['as', 'content', 'header'])
  const [ticks, setTicks] = createSignal(0)
  return (
    <Theme.Provider value="dark">
      <main>
        <button onClick={() => setTicks(ticks() + 1)}>tick {ticks()}</button>
        <Dynamic
          component={own.as ?? Island}
          {...props}
          slots={own.header ? { header: <b>{`${own.header} ${ticks()}`}</b> } : {}}
        >
          <Show when={own.content}>
            <i>
              {`${own.content} ${ticks()} `}
              <ContextReader />
              <input aria-label="note" />
            </i>
          </Show>
        </Dynamic>
        <p>sibling</p>
      </main>
    </Theme.Provider>
  )
}
