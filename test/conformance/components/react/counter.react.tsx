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
    <section data-island="react">
      <h2>{label}</h2>
      <button data-count onClick={() => setCount(count + 1)}>
        {count}
      </button>
      <button data-add onClick={() => onAdd?.(count)}>
        add
      </button>
      <header>{header ?? 'no header'}</header>
      <div data-content>{children ?? 'no content'}</div>
    </section>
  )
}
