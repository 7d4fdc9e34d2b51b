import type { CartItem, Ping } from './types.ts'

declare module 'metamon' {
  interface Signals {
    'cart:items': readonly CartItem[]
  }

  interface Events {
    'cart:add': CartItem
    'cart:clear': void
    'nest:ping': Ping
  }
}
