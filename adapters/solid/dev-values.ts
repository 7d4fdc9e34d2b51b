import { $PROXY } from 'solid-js'
import { $RAW, produce } from 'solid-js/store'
import { createMemento, type Memento, type MementoOptions } from '../shared/dev-memento.ts'

/** Remembers a value of Solid: what the proxies of stores stand for. */
export const rememberValue = (value: unknown): Memento => createMemento(value, OPTIONS)

const toRaw = (value: unknown): unknown =>
  typeof value === 'object' && value !== null ? (Reflect.get(value, $RAW) ?? value) : value

/** Where a store has shown an object to somebody, that one hears of what is written to it. */
function toWritable<Target extends object>(raw: Target): object {
  let writable: object = raw
  if ($PROXY in raw) produce<Target>((target) => void (writable = target))(raw)
  return writable
}

const OPTIONS: MementoOptions = { toRaw, toWritable }
