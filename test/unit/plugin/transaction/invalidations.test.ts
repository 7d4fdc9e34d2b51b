import { describe, expect, it } from 'vitest'
import { createInvalidations } from '../../../../src/plugin/transaction/invalidations.ts'

describe('invalidations', () => {
  it('name the export that React Refresh objects to, once', () => {
    const invalidations = createInvalidations()
    invalidations.take({
      path: '/a.tsx',
      message: 'Could not Fast Refresh ("prices" export is incompatible).',
    })
    expect(invalidations.takeUnfitExport()).toBe('prices')
    expect(invalidations.takeUnfitExport()).toBeUndefined()
  })

  it.each([
    undefined,
    null,
    'text',
    {},
    { message: 1 },
    { message: 'Could not Fast Refresh (new export)' },
    { message: '("<img src=x>" export is incompatible)' },
    { message: `("${'a'.repeat(200)}" export is incompatible)` },
  ])('take nothing from %j', (message) => {
    const invalidations = createInvalidations()
    invalidations.take(message)
    expect(invalidations.takeUnfitExport()).toBeUndefined()
  })
})
