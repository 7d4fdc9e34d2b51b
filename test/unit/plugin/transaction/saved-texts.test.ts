import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createSavedTexts, readNow } from '../../../../src/plugin/transaction/saved-texts.ts'

let folder: string
let file: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'metamon-texts-'))
  file = join(folder, 'view.vue')
  writeFileSync(file, 'one')
})
afterEach(() => rmSync(folder, { recursive: true }))

it('keeps a text until it is forgotten', () => {
  const texts = createSavedTexts({ of: () => undefined })
  texts.note(file, 'one')
  texts.forgetOld(file)
  expect(texts.of(file)).toBe('one')
  texts.forget([file])
  expect(texts.of(file)).toBeUndefined()
})

it('forgets a text when its file holds another one', () => {
  const texts = createSavedTexts({ of: () => undefined })
  texts.note(file, 'one')
  writeFileSync(file, 'two')
  texts.forgetOld(file)
  expect(texts.of(file)).toBeUndefined()
})

it('reads nothing of a file that is not there', () => {
  expect(readNow(file)).toBe('one')
  expect(readNow(join(folder, 'other.vue'))).toBe('')
})
