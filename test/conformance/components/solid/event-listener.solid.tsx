/** @jsxImportSource solid-js */
import { useEvent } from 'metamon/solid'

interface Props {
  readonly name: string
  readonly label: string
  onHeard(text: string): void
}

export function EventListener(props: Props) {
  useEvent(props.name, (payload) => props.onHeard(`${props.label}:${String(payload)}`))
  return <p>{props.label}</p>
}
