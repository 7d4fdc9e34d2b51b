import { computed, on, signal, type ReadonlySignal, type Signal } from 'metamon'
import type { CartItem } from './types.ts'

/** The one cart of the page: every framework reads it, and `cart:add` from anywhere fills it. */
export const items: Signal<readonly CartItem[]> = signal('cart:items', [])

/** What the cart costs, in cents. */
export const total: ReadonlySignal<number> = computed(() =>
  items.value.reduce((sum, { price }) => sum + price, 0),
)

on('cart:add', (item) => items.update((present) => [...present, item]))
on('cart:clear', () => items.set([]))
