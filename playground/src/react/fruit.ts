import type { CartItem } from '../shared/types.ts'

export const fruit: CartItem = { name: 'Lemon', price: 120, from: 'react' }
