import { describe, expect, it } from 'vitest'
import { FRAMEWORKS } from '../../../src/shared/framework.ts'
import {
  parseMtmId,
  stableUrl,
  toHostId,
  toMtmIds,
  toSetupId,
  toStyleId,
  toViewId,
} from '../../../src/shared/module-id.ts'

describe('the ids of a .mtm file', () => {
  it.each(FRAMEWORKS)('name the view of %s and can be read back', (target) => {
    expect(parseMtmId(toViewId('/a/Foo.mtm', target))).toEqual({ kind: 'view', file: '/a/Foo.mtm', target })
  })

  it.each([...FRAMEWORKS, 'js' as const])('name the host for %s and can be read back', (importer) => {
    expect(parseMtmId(toHostId('/a/Foo.mtm', importer))).toEqual({
      kind: 'host',
      file: '/a/Foo.mtm',
      importer,
    })
  })

  it('name the script of a unified body and can be read back', () => {
    expect(parseMtmId(toSetupId('/a/Foo.svelte.mtm'))).toEqual({ kind: 'setup', file: '/a/Foo.svelte.mtm' })
  })

  it.each(['css', 'scss', 'sass', 'less', 'styl', 'stylus', 'pcss', 'postcss'])(
    'name a style in %s and can be read back',
    (lang) => {
      expect(parseMtmId(toStyleId('/a/Foo.mtm', 12, lang))).toEqual({
        kind: 'style',
        file: '/a/Foo.mtm',
        index: 12,
        lang,
      })
    },
  )

  it('are no ids of other files', () => {
    for (const id of [
      '/a/Foo.mtm',
      '/a/Foo.vue',
      '/a/Foo.mtm.ts',
      '/a/Foo.mtm.in-angular.mjs',
      '/a/Foo.mtm.vue?vue',
      '/a/Foo.mtm.setup.ts',
      '/a/Foo.mtm.css',
      '/a/Foo.mtm.0.css?inline',
    ]) {
      expect(parseMtmId(id)).toBeUndefined()
    }
  })

  it('are all different', () => {
    expect(new Set(toMtmIds('/a/Foo.mtm')).size).toBe(10)
  })
})

describe('stableUrl', () => {
  it.each([
    ['/src/a.ts', '/src/a.ts'],
    ['/src/a.ts?t=1790000000000', '/src/a.ts'],
    ['/src/a.ts?import&t=1790000000000', '/src/a.ts'],
    ['/src/a.vue?vue&type=style&t=1790000000000&lang.css', '/src/a.vue?vue&type=style&lang.css'],
    ['/src/a.vue?t=1790000000000&vue', '/src/a.vue?vue'],
    ['/src/a.vue?t=1790000000000&vue&type=style&lang.css', '/src/a.vue?vue&type=style&lang.css'],
    ['/src/a&b.ts?t=1790000000000', '/src/a&b.ts'],
    ['/src/a.ts?token=t', '/src/a.ts?token=t'],
    ['/node_modules/a.js?v=1a2b3c', '/node_modules/a.js'],
  ])('makes %s into %s', (url, expected) => {
    expect(stableUrl(url)).toBe(expected)
  })
})
