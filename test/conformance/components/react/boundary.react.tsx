import { Component, type ReactNode } from 'react'
import { Fragile, type Weakness } from './fragile.react.tsx'

/** What apps have: a boundary of their own, which says so when what is inside breaks. */
class Boundary extends Component<{ readonly children: ReactNode }> {
  static getDerivedStateFromError(error: Error) {
    return { message: error.message }
  }

  override state: { readonly message?: string } = {}

  override render() {
    const { message } = this.state
    return message ? <p role="alert">{`caught: ${message}`}</p> : this.props.children
  }
}

export const Guarded = ({ weakness }: { readonly weakness: Weakness }) => (
  <Boundary>
    <Fragile weakness={weakness} />
  </Boundary>
)
