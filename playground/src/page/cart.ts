import { effect, emit } from 'metamon'
import { items, total } from '../shared/cart.ts'
import { toPrice } from '../shared/money.ts'
import { FRAMEWORKS, NAMES } from '../shared/types.ts'
import { element } from './elements.ts'
import { section } from './section.ts'

section({
  name: 'cart',
  hot: import.meta.hot,
  render(target) {
    const shares = FRAMEWORKS.map((framework) => {
      const count = element('span', 'cart-share')
      count.dataset.framework = framework
      return { framework, count }
    })
    const sum = element('output', 'cart-total')
    const clear = element('button', 'button is-small', 'Empty')
    sum.setAttribute('aria-label', 'Cart total')
    clear.setAttribute('aria-label', 'Empty the cart')
    clear.addEventListener('click', () => emit('cart:clear'))
    target.append(element('span', 'cart-shares', ...shares.map(({ count }) => count)), sum, clear)

    return effect(() => {
      sum.textContent = toPrice(total.value)
      for (const { framework, count } of shares) {
        const own = items.value.filter(({ from }) => from === framework).length
        count.textContent = String(own)
        count.title = `${own} from ${NAMES[framework]}`
      }
    })
  },
})

import.meta.hot?.accept()
