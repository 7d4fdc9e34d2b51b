import { createElement, Fragment, isValidElement, type ReactElement, type ReactNode } from 'react'
import { describe, expect, it } from 'vitest'
import { kept$ } from '../../../adapters/react/unified-rows.ts'
import { ReactTracker } from '../../../adapters/react/unified-tracker.ts'
import { createScope } from '../../../src/unified/index.ts'

interface Item {
  readonly id: number
  readonly label: string
}

const toRow = (item: Item): ReactElement => createElement(Fragment, { key: item.id }, item.label)

/** Renders lists one after the other, as one component does. */
function createRender(): (
  list: readonly Item[],
  toValues?: (item: Item) => readonly unknown[],
) => ReactNode[] {
  const scope = createScope({ id: 'rows', run: () => {} }, {})
  scope.tracker = new ReactTracker()
  return (list, toValues = ({ id, label }) => [id, label]) => {
    const rows = kept$(scope, 1, list, toValues, toRow)
    return Array.isArray(rows) ? rows : []
  }
}

const ADA: Item = { id: 1, label: 'Ada' }
const BOB: Item = { id: 2, label: 'Bob' }

describe('kept$', () => {
  it('gives the same element for a row whose values are the same, wherever it is now', () => {
    const render = createRender()
    const [ada, bob] = render([ADA, BOB])
    expect(render([BOB, ADA])).toEqual([bob, ada])
    expect(render([BOB])[0]).toBe(bob)
  })

  it('makes a row anew when one of its values is another one', () => {
    const render = createRender()
    const [ada, bob] = render([ADA, BOB])
    const [next, same] = render([{ id: 1, label: 'Eve' }, BOB])
    expect(next).not.toBe(ada)
    expect(isValidElement<{ children: string }>(next) && next.props.children).toBe('Eve')
    expect(same).toBe(bob)
  })

  it('forgets a row that one render has not shown', () => {
    const render = createRender()
    const [ada] = render([ADA])
    render([])
    expect(render([ADA])[0]).not.toBe(ada)
  })

  it('makes a row whose values cannot be looked at, so that the row says why', () => {
    const render = createRender()
    const fail = () => {
      throw new TypeError('no')
    }
    const [first] = render([ADA], fail)
    expect(isValidElement(first)).toBe(true)
    expect(render([ADA], fail)[0]).not.toBe(first)
  })
})
