import type { Kind } from './failing-app.ts'

const CHANNELS = `channels:
  - event: ping
    on: handlePing
`

export const reactFiles = (): Record<string, string> => ({
  'src/react/App.tsx': `import Card from './Card.mtm'
import Native from './Native'
export default function App() {
  return <><Native id="a" /><Native id="b" /><Card id="a" /><Card id="b" /></>
}
`,
  'src/react/Native.tsx': react(
    'native',
    `  useEvent('ping', handlePing)\n`,
    `import { useEvent } from 'metamon/react'\n`,
  ),
  'src/react/Card.mtm': `---\ntarget: react\n${CHANNELS}---\n${react('card', '', '')}`,
  'src/react/use-native.ts': reactHook,
  'src/react/use-card.ts': reactHook,
})

const reactHook = `import { useState } from 'react'
import { fail, okay } from '../probe.js'
export function useExtra() {
  /* hook */
  const [extra, setExtra] = useState(0)
  return { extra, addExtra: () => setExtra(extra + 1), calls: [okay, fail] }
}
`

const react = (
  kind: Kind,
  connect: string,
  imports: string,
): string => `import { useEffect, useState } from 'react'
${imports}import { useSignal } from 'metamon/react'
import { answer, fail, okay } from '../probe.js'
import { useExtra } from './use-${kind}'
/* module */
export default function Component({ id }: { id: string }) {
  /* setup */
  const [count, setCount] = useState(0)
  const { extra, addExtra } = useExtra()
  const [total] = useSignal<number>('total', 0)
  const handlePing = () => answer(\`react-${kind}-\${id}\`)
${connect}  useEffect(() => {
    void [fail, okay]
    /* effect */
  }, [])
  return (
    <section data-name={\`react-${kind}-\${id}\`}>
      <b>version-0</b>{okay()}<i>{total}</i>
      <button className="count" onClick={() => setCount((value) => value + 1)}>{count}</button>
      <button className="extra" onClick={addExtra}>{extra}</button>
      <input />
    </section>
  )
}
`

export const solidFiles = (): Record<string, string> => ({
  'src/solid/App.solid.tsx': `import Card from './Card.mtm'
import Native from './Native.solid'
export default function App() {
  return <><Native id="a" /><Native id="b" /><Card id="a" /><Card id="b" /></>
}
`,
  'src/solid/Native.solid.tsx': solid(
    'native',
    `  useEvent('ping', handlePing)\n`,
    `import { useEvent } from 'metamon/solid'\n`,
  ),
  'src/solid/Card.mtm': `---\ntarget: solid\n${CHANNELS}---\n${solid('card', '', '')}`,
  'src/solid/use-native.ts': solidHook,
  'src/solid/use-card.ts': solidHook,
})

const solidHook = `import { createSignal } from 'solid-js'
import { fail, okay } from '../probe.js'
export function useExtra() {
  /* hook */
  const [extra, setExtra] = createSignal(0)
  return { extra, addExtra: () => setExtra(extra() + 1), calls: [okay, fail] }
}
`

const solid = (
  kind: Kind,
  connect: string,
  imports: string,
): string => `import { createEffect, createSignal } from 'solid-js'
${imports}import { useSignal } from 'metamon/solid'
import { answer, fail, okay } from '../probe.js'
import { useExtra } from './use-${kind}'
/* module */
export default function Component(props: { id: string }) {
  const id = props.id
  /* setup */
  const [count, setCount] = createSignal(0)
  const { extra, addExtra } = useExtra()
  const [total] = useSignal<number>('total', 0)
  const handlePing = () => answer(\`solid-${kind}-\${props.id}\`)
${connect}  createEffect(() => {
    void [fail, okay, id]
    /* effect */
  })
  return (
    <section data-name={\`solid-${kind}-\${props.id}\`}>
      <b>version-0</b>{okay()}<i>{total()}</i>
      <button class="count" onClick={() => setCount(count() + 1)}>{count()}</button>
      <button class="extra" onClick={addExtra}>{extra()}</button>
      <input />
    </section>
  )
}
`
