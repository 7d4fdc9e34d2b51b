import { batch, computed, effect, emit, on, signal, untracked } from 'metamon'
import type { ReadonlySignal, Signal, Undo } from 'metamon'
import type { Readable, Writable } from 'svelte/store'
import type { Exactly } from './exactly.ts'

interface Draft {
  readonly text: string
}

const count = signal('undeclared:count', 0)
true satisfies Exactly<typeof count, Signal<number>>
const draft = signal<Draft | null>('undeclared:draft', null)
true satisfies Exactly<typeof draft, Signal<Draft | null>>
const dynamic: string = 'undeclared:dynamic'
signal(dynamic, true).value satisfies boolean

const local = signal(false)
true satisfies Exactly<typeof local, Signal<boolean>>
const list = signal<string[]>([])
list.update((items) => [...items, 'new'])
const text = signal('text')
true satisfies Exactly<typeof text, Signal<string>>

// @ts-expect-error -- the value is a number
count.value = 'one'
// @ts-expect-error -- the key of a signal is fixed
count.key = 'other'
// @ts-expect-error -- a signal needs a value
signal()
// @ts-expect-error -- a key is a string
signal(1, 2)

on('undeclared:event', (payload) => true satisfies Exactly<typeof payload, unknown>)
emit('undeclared:event')
emit('undeclared:event', { anything: 1 })
// @ts-expect-error -- an unknown payload has to be checked first
on('undeclared:event', (payload) => payload.n)

const double = computed(() => count.value * 2)
true satisfies Exactly<typeof double, ReadonlySignal<number>>
true satisfies Exactly<ReturnType<typeof effect>, Undo>
effect(() => () => {})
// @ts-expect-error -- an effect returns nothing or a cleanup
effect(async () => {})
true satisfies Exactly<ReturnType<typeof batch<number>>, number>
untracked(() => count.value) satisfies number
count.subscribe((value) => value.toFixed(), { immediate: false }) satisfies Undo

// A list of signals of several types, and Svelte's stores.
const signals: Signal<unknown>[] = [count, draft, local]
signals satisfies ReadonlySignal<unknown>[]
double satisfies Readable<number>
count satisfies Writable<number>
