import { describe, expect, it } from 'vitest'
import { importedSpecifiers } from '../../../src/plugin/scan.ts'

describe('importedSpecifiers', () => {
  it('finds imports of every form, wherever they stand in a body', () => {
    const body = `---
target: vue
---
<script setup lang="ts">import a from 'a'
import { b } from "b/sub"
import * as c from 'c'; import 'd'
import type { E } from 'e'
export { f } from 'f'
const g = () => import('g')
const text = "from 'nothing'"
</script>`
    expect(importedSpecifiers(body)).toEqual(['a', 'b/sub', 'c', 'd', 'e', 'f', 'g'])
  })

  it('finds none where there are none', () => {
    expect(importedSpecifiers('<p>import your luggage from home</p>')).toEqual([])
  })
})
