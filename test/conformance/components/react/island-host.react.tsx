import { useState, type ComponentType } from 'react'
import { Island, type IslandProps, type IslandSource } from 'metamon/react'
import { ContextReader, Theme } from './context-reader.react.tsx'

interface Props {
  readonly of: IslandSource
  readonly as?: ComponentType<IslandProps>
  readonly content?: string
  readonly header?: string
  readonly [prop: string]: unknown
}

export function IslandHost({ as: Shown = Island, content, header, ...props }: Props) {
  const [ticks, setTicks] = useState(0)
  return (
    <Theme value="dark">
      <main>
        <button onClick={() => setTicks(ticks + 1)}>tick {ticks}</button>
        <Shown {...props} slots={header ? { header: <b>{`${header} ${ticks}`}</b> } : {}}>
          {content ? (
            <i>
              {`${content} ${ticks} `}
              <ContextReader />
              <input aria-label="note" />
            </i>
          ) : null}
        </Shown>
        <p>sibling</p>
      </main>
    </Theme>
  )
}
