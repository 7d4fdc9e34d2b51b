import { useEffect } from 'react'

export type Weakness = 'none' | 'setup' | 'render' | 'effect' | 'handler'

export function Fragile({ weakness }: { readonly weakness: Weakness }) {
  if (weakness === 'setup' || weakness === 'render') throw new Error(`broken ${weakness}`)
  useEffect(() => {
    if (weakness === 'effect') throw new Error('broken effect')
  }, [weakness])
  const press = () => {
    throw new Error('broken handler')
  }
  return <button onClick={press}>fragile: {weakness}</button>
}
