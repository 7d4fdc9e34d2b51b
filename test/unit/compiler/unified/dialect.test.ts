import { parseSync } from 'vite'
import { expect, it } from 'vitest'
import { compile } from '../../../../compiler/index.ts'

it.each([
  [
    'unified',
    'data in a script tag',
    '$a! = 1\n<template>\n<script type="application/ld+json">{}</script>\n</template>\n',
  ],
  ['native', 'a script in a script tag', '<script type="text/javascript">\n$a! = 1\n</script>\n<p>{a}</p>\n'],
  ['native', 'a script tag without a type', '<script>\n$a! = 1\n</script>\n<p>{a}</p>\n'],
])('is %s: %s', (dialect, _, body) => {
  const result = compile(`---\ntarget: svelte\n---\n${body}`, { filename: 'A.mtm', parse: parseSync })
  expect(result.dialect).toBe(dialect)
})
