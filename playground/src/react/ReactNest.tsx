import { useState } from 'react'
import { emit } from 'metamon'
import { Island } from 'metamon/react'
import { island } from 'metamon/vue'
import VueNest from '../vue/VueNest.vue'
import styles from './ReactNest.module.css'

const vueNest = island(VueNest)

export function ReactNest() {
  const [message, setMessage] = useState('Hello from the outside')
  const [pings, setPings] = useState(0)

  const receive = (levels: number) => {
    setPings((before) => before + 1)
    emit('nest:ping', { levels })
  }

  return (
    <div className="nest-level" data-framework="react" data-file="src/react/ReactNest.tsx">
      <div className="nest-line">
        <button className="path" data-open="src/react/ReactNest.tsx">
          ReactNest.tsx
        </button>
        <input
          className={`field ${styles.message}`}
          aria-label="Message for the inside"
          value={message}
          onChange={(event) => setMessage(event.target.value)}
        />
        <span className="pings">
          <output>{pings}</output> pings arrived
        </span>
      </div>
      <Island of={vueNest} message={message} depth={2} onPing={receive} />
    </div>
  )
}
