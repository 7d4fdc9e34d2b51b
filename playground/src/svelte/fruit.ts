import type { CartItem } from '../shared/types.ts'

export const fruit: CartItem = { name: 'Orange', price: 140, from: 'svelte' }
