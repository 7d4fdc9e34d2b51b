import * as react from 'metamon/react'
import * as solid from 'metamon/solid'
import * as svelte from 'metamon/svelte'
import * as vue from 'metamon/vue'
import { expect, test } from 'vitest'

test.each(Object.entries({ react, vue, svelte, solid }))(
  'metamon/%s exports what the others do',
  (_name, entry) => {
    expect(Object.keys(entry).sort()).toEqual(['Island', 'island', 'useEvent', 'useSignal'])
  },
)
