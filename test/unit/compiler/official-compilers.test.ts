import { describe, expect, it } from 'vitest'
import { acceptedBy } from './accepted-by.ts'
import { validFixtures } from './fixtures.ts'

// its body does not parse on purpose: that is for the official compiler to say
const compilable = validFixtures.filter(({ name }) => name !== 'syntax-error-body.mtm')

describe.each(compilable)('$name', ({ name, result }) => {
  it(`is accepted by the official compiler of ${result.target}`, async () => {
    const code = await acceptedBy[result.target!](result.code, name + result.suffix)
    for (const { event } of result.channels) expect(code).toContain(JSON.stringify(event))
  })
})
