import { computed, emit, on, once, signal, type Signal } from 'metamon'
import type { Exactly } from './exactly.ts'

declare module 'metamon' {
  interface Signals {
    'cart:total': number
    'user:name': string | null
  }
  interface Events {
    'cart:add': { n: number }
    'cart:clear': void
    'cart:note': string | undefined
  }
}

const total = signal('cart:total', 0)
true satisfies Exactly<typeof total, Signal<number>>
const name = signal('user:name', null)
true satisfies Exactly<typeof name, Signal<string | null>>
const double = computed(() => total.value * 2)
true satisfies Exactly<typeof double.value, number>

// @ts-expect-error -- declared as a number
signal('cart:total', 'nothing')
// @ts-expect-error -- declared as a number
signal('cart:total', undefined)
// @ts-expect-error -- declared as a string or null
signal('user:name', 1)
// @ts-expect-error -- the value is a number
total.value = 'nothing'
// @ts-expect-error -- the value is a number
total.set('nothing')
// @ts-expect-error -- a computed cannot be written
double.value = 1

on('cart:add', (payload) => true satisfies Exactly<typeof payload, { n: number }>)
once('cart:add', ({ n }) => n.toFixed())
on('cart:clear', () => {})
emit('cart:add', { n: 1 })
emit('cart:clear')
emit('cart:note')
emit('cart:note', 'text')

// @ts-expect-error -- the payload is an object
on('cart:add', (payload: string) => payload)
// @ts-expect-error -- the payload has no `m`
once('cart:add', ({ m }) => m)
// @ts-expect-error -- `n` is a number
emit('cart:add', { n: 'one' })
// @ts-expect-error -- the payload is missing
emit('cart:add')
// @ts-expect-error -- the event has no payload
emit('cart:clear', 1)
// @ts-expect-error -- the payload is a string
emit('cart:note', 1)
// @ts-expect-error -- an event takes one payload
emit('cart:add', { n: 1 }, 2)
