import type { DiagnosticCode, MessageArguments } from '../../src/shared/messages.ts'

interface HeaderExample {
  readonly source: string
  readonly filename?: string
}

/** What is wrong with a header, where no table of mistakes has it. */
export const headerExamples: Readonly<Partial<Record<DiagnosticCode, HeaderExample>>> = {
  MTM1001: { source: '---\ntitle: "Shop\n---\n<p>Shop</p>' },
  MTM1002: { source: '---\ntarget: react\n<template>\n  <p>Shop</p>\n</template>' },
  MTM1003: { source: 'title: Shop\n\n<template>\n  <p>{$title}</p>\n</template>' },
  MTM1010: { source: '---\ntarget: raect\n---\n<p>Shop</p>' },
  MTM1011: { source: '---\ntarget: solid\n---\n<p>Shop</p>', filename: 'src/Example.react.mtm' },
  MTM1012: { source: '---\ntaget: react\n---\n<p>Shop</p>' },
  MTM1013: { source: '---\ntarget: vue\ndialect: natve\n---\n<p>Shop</p>' },
  MTM1014: { source: '---\ntarget: vue\nname: shopping cart\n---\n<p>Shop</p>' },
  MTM1020: { source: '---\nchannels:\n  - event: cart add\n    emit: addToCart\n---\n<p>Shop</p>' },
  MTM1022: { source: '---\nchannels:\n  - event: cart:add\n---\n<p>Shop</p>' },
  MTM1023: {
    source:
      '---\nchannels:\n  - event: cart:add\n    emit: add\n  - event: cart:add\n    emit: add\n---\n<p>Shop</p>',
  },
}

type ProjectCode = Extract<DiagnosticCode, `MTM23${string}` | `MTM3${string}` | `MTM5${string}`>

/** What the messages on a project mention, in the reference. */
export const projectExamples: { readonly [Code in ProjectCode]: MessageArguments[Code] } = {
  MTM2301: { key: 'currentPage', initial: "'home'", other: "'start'", otherFile: 'src/Menu.mtm' },
  MTM3001: { target: 'svelte', missing: '@sveltejs/vite-plugin-svelte' },
  MTM3002: { file: 'src/Cart.solid.tsx' },
  MTM3003: { file: 'src/Cart.tsx' },
  MTM3004: { file: 'src/Cart.mtm.vue', id: 'src/Cart.mtm.vue' },
  MTM3005: { lang: 'scss', missing: 'sass' },
  MTM5001: { file: 'src/clock.ts', effects: 'setInterval' },
}
