import { useState } from 'react'
import { emit } from 'metamon'
import { useEvent, useSignal } from 'metamon/react'
import { total } from '../shared/cart.ts'
import { toPrice } from '../shared/money.ts'
import { NAMES } from '../shared/types.ts'
import VueBadge from '../vue/VueBadge.mtm'
import ReactBadge from './ReactBadge.mtm'
import { fruit } from './fruit.ts'
import styles from './ReactCard.module.css'

export function ReactCard() {
  const [count, setCount] = useState(0)
  const [heard, setHeard] = useState('nothing yet')
  const [items] = useSignal('cart:items', [])
  const [sum] = useSignal(total)
  const own = items.filter(({ from }) => from === 'react').length

  useEvent('cart:add', ({ name, from }) => setHeard(`${name} from ${NAMES[from]}`))

  return (
    <article className="card" data-file="src/react/ReactCard.tsx">
      <header className="card-head">
        <i className={styles.wing} aria-hidden="true" />
        <h2>React</h2>
        <button className="path" data-open="src/react/ReactCard.tsx">
          ReactCard.tsx
        </button>
      </header>

      <div className="card-row">
        <button className="button" onClick={() => setCount(count + 1)}>
          Count <output>{count}</output>
        </button>
        <input className="field" aria-label="React note" placeholder="Type something" />
      </div>

      <div className="card-row">
        <button className="button is-strong" onClick={() => emit('cart:add', fruit)}>
          Add a {fruit.name.toLowerCase()}
        </button>
        <p className="reading">
          <b>{toPrice(sum)}</b> in all, {own} from here
        </p>
      </div>

      <p className="heard">
        Last heard: <span>{heard}</span>
      </p>

      <footer className="card-foot">
        <ReactBadge />
        <VueBadge host="React" />
      </footer>
    </article>
  )
}
