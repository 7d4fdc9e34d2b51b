import { configText, PAGE } from './app.ts'

const counter = (name: string) => `const [count, setCount] = useState(0)
  const text = '${name} ' + count`
const button = (name: string) => `<button id="${name}" onClick={() => setCount(count + 1)}>{text}</button>`

/** An app with one component of each kind that the guards of React know. */
export const FILES = {
  'index.html': PAGE.replace('main.ts', 'main.tsx'),
  'vite.config.ts': configText("{ frameworks: ['react'] }"),
  'src/main.tsx': `import { createRoot } from 'react-dom/client'
import App from './App'
createRoot(document.getElementById('app')!).render(<App />)`,
  'src/App.tsx': `import { Suspense, useState } from 'react'
import Plain from './Plain'
import { Anonymous, Bare, Forwarded, Memoized } from './Wrapped'
import { Classy } from './Classy'
import { Boundary } from './Boundary'
import { Failing } from './Failing'
import { Theme } from './theme'
import { Effective } from './Effective'
import { Waiting } from './Waiting'
export default function App() {
  ${counter('app')}
  return (
    <Theme value={{ color: 'red' }}>
      ${button('app-button')}
      <Plain id="first" word="word" />
      <Plain id="second" word="other" />
      <Memoized />
      <Bare given="given" />
      <Anonymous />
      <Forwarded />
      <Classy />
      <Boundary><Failing /></Boundary>
      <Effective />
      <Suspense fallback={<p>waiting</p>}><Waiting /></Suspense>
    </Theme>
  )
}`,
  'src/theme.ts': `import { createContext } from 'react'
export const Theme = createContext({ color: 'none' })`,
  'src/Plain.tsx': `import { useContext, useState } from 'react'
import { Theme } from './theme'
export default function Plain({ id, word }: { id: string; word: string }) {
  ${counter('plain')}
  const { color } = useContext(Theme)
  return <button id={id} title={color + word.toUpperCase()} onClick={() => setCount(count + 1)}>{text}</button>
}`,
  'src/Wrapped.tsx': `import { forwardRef, memo, useState } from 'react'
export const Memoized = memo(function Memoized() {
  ${counter('memoized')}
  return ${button('memoized')}
})
export const Anonymous = memo(() => {
  ${counter('anonymous')}
  return ${button('anonymous')}
})
export const Bare = ({ given }: { given: string }) => <i id="bare">{given.toUpperCase()}</i>
export const Forwarded = forwardRef<HTMLElement>((props, ref) => {
  ${counter('forwarded')}
  return ${button('forwarded')}
})`,
  'src/Classy.tsx': `import { Component } from 'react'
export class Classy extends Component {
  state = { count: 0 }
  componentDidMount() {
    document.title = 'mounted'
  }
  render() {
    const text = 'classy ' + this.state.count
    return <button id="classy" onClick={() => this.setState({ count: this.state.count + 1 })}>{text}</button>
  }
}`,
  'src/Boundary.tsx': `import { Component, type ReactNode } from 'react'
export class Boundary extends Component<{ children: ReactNode }> {
  state = { error: null }
  static getDerivedStateFromError = (error: Error) => ({ error })
  render() {
    return <p id="boundary">{this.state.error ? String(this.state.error) : this.props.children}</p>
  }
}`,
  'src/Failing.tsx': `export function Failing() {
  if (document.body) throw new Error('as always')
  return 'fine'
}`,
  'src/Effective.tsx': `import { useEffect, useLayoutEffect, useState } from 'react'
export function Effective() {
  ${counter('effective')}
  useEffect(() => {
    // passive
    return () => {
      // clean
    }
  })
  useLayoutEffect(() => {
    // layout
  })
  return ${button('effective')}
}`,
  'src/Waiting.tsx': `import { use, useState } from 'react'
const ready = Promise.resolve('waited')
export function Waiting() {
  ${counter('waiting')}
  const word = use(ready)
  return ${button('waiting').replace('{text}', '{text} {word}')}
}`,
}
