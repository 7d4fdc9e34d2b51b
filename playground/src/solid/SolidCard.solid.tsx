/** @jsxImportSource solid-js */
import { createSignal } from 'solid-js'
import { emit } from 'metamon'
import { useEvent, useSignal } from 'metamon/solid'
import ReactBadge from '../react/ReactBadge.mtm'
import { total } from '../shared/cart.ts'
import { toPrice } from '../shared/money.ts'
import { NAMES } from '../shared/types.ts'
import SolidBadge from './SolidBadge.mtm'
import { fruit } from './fruit.ts'
import styles from './SolidCard.module.css'

export function SolidCard() {
  const [count, setCount] = createSignal(0)
  const [heard, setHeard] = createSignal('nothing yet')
  const [items] = useSignal('cart:items', [])
  const [sum] = useSignal(total)
  const own = () => items().filter(({ from }) => from === 'solid').length

  useEvent('cart:add', ({ name, from }) => setHeard(`${name} from ${NAMES[from]}`))

  return (
    <article class="card" data-file="src/solid/SolidCard.solid.tsx">
      <header class="card-head">
        <i class={styles.wing} aria-hidden="true" />
        <h2>Solid</h2>
        <button class="path" data-open="src/solid/SolidCard.solid.tsx">
          SolidCard.solid.tsx
        </button>
      </header>

      <div class="card-row">
        <button class="button" onClick={() => setCount(count() + 1)}>
          Count <output>{count()}</output>
        </button>
        <input class="field" aria-label="Solid note" placeholder="Type something" />
      </div>

      <div class="card-row">
        <button class="button is-strong" onClick={() => emit('cart:add', fruit)}>
          Add a {fruit.name.toLowerCase()}
        </button>
        <p class="reading">
          <b>{toPrice(sum())}</b> in all, {own()} from here
        </p>
      </div>

      <p class="heard">
        Last heard: <span>{heard()}</span>
      </p>

      <footer class="card-foot">
        <SolidBadge />
        <ReactBadge host="Solid" />
      </footer>
    </article>
  )
}
