import type { CartItem } from '../shared/types.ts'

export const fruit: CartItem = { name: 'Pear', price: 95, from: 'vue' }
