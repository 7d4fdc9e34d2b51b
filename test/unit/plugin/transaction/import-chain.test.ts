import type { EnvironmentModuleNode } from 'vite'
import { describe, expect, it } from 'vitest'
import { chainToEntry, cycleOf, filesOfChain } from '../../../../src/plugin/transaction/import-chain.ts'

interface Shape {
  readonly importers?: readonly EnvironmentModuleNode[]
  readonly isSelfAccepting?: boolean
  readonly accepts?: readonly EnvironmentModuleNode[]
}

/** The part of a node that is looked at. */
const createNode = (file: string, { importers = [], isSelfAccepting, accepts = [] }: Shape = {}) =>
  ({
    id: `/app/${file}`,
    file: `/app/${file}`,
    url: `/${file}`,
    importers: new Set(importers),
    acceptedHmrDeps: new Set(accepts),
    isSelfAccepting,
  }) as unknown as EnvironmentModuleNode

const namesOf = (chain: readonly EnvironmentModuleNode[] | undefined) => chain && filesOfChain('/app', chain)

describe('chainToEntry', () => {
  it('is the shortest way up to what nothing imports', () => {
    const main = createNode('main.ts')
    const long = createNode('long.ts', { importers: [createNode('longer.ts', { importers: [main] })] })
    const helpers = createNode('helpers.ts', {
      importers: [long, createNode('app.ts', { importers: [main] })],
    })
    expect(namesOf(chainToEntry(helpers))).toEqual(['helpers.ts', 'app.ts', 'main.ts'])
  })

  it('goes through nothing that takes updates', () => {
    const main = createNode('main.ts')
    const card = createNode('Card.vue', { importers: [main], isSelfAccepting: true })
    expect(chainToEntry(createNode('helpers.ts', { importers: [card] }))).toBeUndefined()
    const other = createNode('other.ts', { importers: [main] })
    const helpers = createNode('helpers.ts', { importers: [other] })
    Object.assign(other, { acceptedHmrDeps: new Set([helpers]) })
    expect(chainToEntry(helpers)).toBeUndefined()
  })

  it('ends where modules import each other only', () => {
    const one = createNode('one.ts')
    const other = createNode('other.ts', { importers: [one] })
    one.importers.add(other)
    expect(chainToEntry(one)).toBeUndefined()
  })
})

describe('cycleOf', () => {
  it('begins and ends with the module', () => {
    const main = createNode('main.ts')
    const cart = createNode('cart.ts', { importers: [main] })
    const item = createNode('item.ts', { importers: [cart] })
    cart.importers.add(item)
    expect(namesOf(cycleOf(cart))).toEqual(['cart.ts', 'item.ts', 'cart.ts'])
    expect(cycleOf(main)).toBeUndefined()
  })
})

it('names the file of a `.mtm` component once, whatever modules it is made of', () => {
  const main = createNode('main.ts')
  const host = createNode('Card.mtm.in-js.mjs', { importers: [main] })
  const view = createNode('Card.mtm.vue', { importers: [host] })
  expect(namesOf([view, host, main])).toEqual(['Card.mtm', 'main.ts'])
})
