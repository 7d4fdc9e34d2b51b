/** @jsxImportSource solid-js */
import { createSignal } from 'solid-js'
import styles from './SolidNest.module.css'

interface Props {
  readonly message: string
  readonly depth: number
  readonly onPing: (levels: number) => void
}

export function SolidNest(props: Props) {
  const [pings, setPings] = createSignal(0)

  const ping = () => {
    setPings(pings() + 1)
    props.onPing(1)
  }

  return (
    <div class="nest-level" data-framework="solid" data-file="src/solid/SolidNest.solid.tsx">
      <div class="nest-line">
        <button class="path" data-open="src/solid/SolidNest.solid.tsx">
          SolidNest.solid.tsx
        </button>
        <span class={styles.message}>{props.message}</span>
        <button class="button is-small" onClick={ping}>
          Ping from level {props.depth}
        </button>
        <span class="pings">
          <output>{pings()}</output> sent
        </span>
      </div>
    </div>
  )
}
