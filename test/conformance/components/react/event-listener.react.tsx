import { useEvent } from 'metamon/react'

interface Props {
  readonly name: string
  readonly label: string
  onHeard(text: string): void
}

export function EventListener({ name, label, onHeard }: Props) {
  useEvent(name, (payload) => onHeard(`${label}:${String(payload)}`))
  return <p>{label}</p>
}
