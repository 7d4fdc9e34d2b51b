import { useState } from 'react'
import { Island, type IslandSource } from 'metamon/react'
import { ContextReader, Theme } from './context-reader.react.tsx'

interface Props {
  readonly of: IslandSource
  readonly content?: string
  readonly header?: string
  readonly [prop: string]: unknown
}

export function IslandHost({ content, header, ...props }: Props) {
  const [ticks, setTicks] = useState(0)
  return (
    <Theme value="dark">
      <main data-host="react">
        <button data-tick onClick={() => setTicks(ticks + 1)}>
          {ticks}
        </button>
        <Island {...props} slots={header ? { header: <b>{`${header} ${ticks}`}</b> } : {}}>
          {content ? (
            <i>
              {`${content} ${ticks} `}
              <ContextReader />
              <input />
            </i>
          ) : null}
        </Island>
        <p>sibling</p>
      </main>
    </Theme>
  )
}
