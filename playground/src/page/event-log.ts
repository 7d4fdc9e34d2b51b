import { effect, on, signal } from 'metamon'
import { toPrice } from '../shared/money.ts'
import { NAMES, type Framework } from '../shared/types.ts'
import { element } from './elements.ts'
import { section } from './section.ts'

interface LoggedEvent {
  readonly name: string
  readonly text: string
  readonly from?: Framework
}

const LENGTH = 8
const events = signal<readonly LoggedEvent[]>('page:events', [])
const log = (event: LoggedEvent) => events.update((before) => [event, ...before].slice(0, LENGTH))

on('cart:add', ({ name, price, from }) =>
  log({ name: 'cart:add', text: `${name}, ${toPrice(price)}, from ${NAMES[from]}`, from }),
)
on('cart:clear', () => log({ name: 'cart:clear', text: '' }))
on('nest:ping', ({ levels }) => log({ name: 'nest:ping', text: `through ${levels} levels` }))

section({
  name: 'events',
  hot: import.meta.hot,
  render(target) {
    const list = element('ol', 'list events')
    target.append(list)
    return effect(() => {
      const rows = events.value.map(toRow)
      list.replaceChildren(
        ...(rows.length > 0 ? rows : [element('li', 'empty', 'Add something to the cart.')]),
      )
    })
  },
})

import.meta.hot?.accept()

function toRow({ name, text, from }: LoggedEvent): HTMLLIElement {
  const row = element('li', 'event', element('code', '', name), text)
  if (from) row.dataset.framework = from
  return row
}
