import type { CartItem } from '../shared/types.ts'

export const fruit: CartItem = { name: 'Plum', price: 80, from: 'solid' }
