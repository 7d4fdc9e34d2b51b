import { useEffect, useState, type ReactNode } from 'react'

interface Props {
  readonly label: string
  readonly children?: ReactNode
  readonly header?: ReactNode
  onAdd?(count: number): void
  onLife?(moment: string): void
  onLabel?(label: string): void
}

export function Counter({ label, children, header, onAdd, onLife, onLabel }: Props) {
  const [count, setCount] = useState(0)
  useEffect(() => {
    onLife?.('mounted')
    return () => onLife?.('cleaned up')
  }, [])
  useEffect(() => onLabel?.(label), [label])
  return (
    <section aria-label="react island">
      <h2>{label}</h2>
      <button onClick={() => setCount(count + 1)}>count {count}</button>
      <button onClick={() => onAdd?.(count)}>add</button>
      <header data-testid="header">{header ?? 'no header'}</header>
      <div data-testid="content">{children ?? 'no content'}</div>
    </section>
  )
}
