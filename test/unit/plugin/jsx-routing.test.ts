import { describe, expect, it } from 'vitest'
import { createJsxRouter, hasJsx } from '../../../src/plugin/jsx-routing.ts'

const router = (
  folders: Record<string, 'react' | 'solid'> = {},
  frameworks: ('react' | 'solid')[] = ['react', 'solid'],
) => createJsxRouter({ root: () => '/app', frameworks, folders })

describe('the JSX router', () => {
  it.each([
    ['/app/src/A.solid.tsx', `import { useState } from 'react'`, 'solid'],
    ['/app/src/A.react.jsx', `import { createSignal } from 'solid-js'`, 'react'],
    ['/app/src/A.tsx', `/** @jsxImportSource solid-js */\nimport { useState } from 'react'`, 'solid'],
    [
      '/app/src/A.tsx',
      `// a note\n/* @jsxImportSource react */\nimport { createSignal } from 'solid-js'`,
      'react',
    ],
    ['/app/src/A.tsx', `import { createSignal } from 'solid-js'`, 'solid'],
    ['/app/src/A.tsx', `import { render } from 'solid-js/web'`, 'solid'],
    ['/app/src/A.tsx', `import { useNavigate } from '@solidjs/router'`, 'solid'],
    ['/app/src/A.tsx', `export { createRoot } from 'react-dom/client'`, 'react'],
    ['/app/src/A.tsx', `import type { FC } from 'react'`, 'react'],
    ['/app/src/A.tsx', `import { useSignal } from 'metamon/solid'`, 'solid'],
    ['/app/src/A.tsx', `import { useState } from 'react'\nimport { island } from 'metamon/solid'`, 'react'],
    ['/app/src/A.tsx', `const s = "import 'solid-js'"; import { useState } from 'react'`, 'react'],
    ['/app/src/A.tsx', `import { useState } from 'react'\nconst s = "import 'solid-js'"`, 'react'],
    ['/app/src/A.tsx', `import { useState } from 'react'\nexport { h } from 'solid-js/web'`, 'solid'],
    ['/app/src/A.tsx', `import 'react'\nimport '\\x73olid-js'`, 'solid'],
    ['/app/src/A.tsx', `/* import 'react' */ export const A = 1`, 'solid'],
    [
      '/app/src/A.tsx',
      `'use client'\n// a note\nimport A, { type B } from './a'\nimport 'react-dom'`,
      'react',
    ],
    ['/app/src/A.tsx', `import a from './a' with { type: 'json' }\nimport * as r from "react"`, 'react'],
  ] as const)('routes %s with %j to %s', (file, code, expected) => {
    expect(router({ src: 'solid' }).decide(file, code)).toBe(expected)
  })

  it('asks the suffix before the pragma, the pragma before the imports, the imports before the folder', () => {
    const code = `/** @jsxImportSource react */ import { createSignal } from 'solid-js'`
    expect(router({ src: 'react' }).decide('/app/src/A.solid.tsx', code)).toBe('solid')
    expect(router({ src: 'solid' }).decide('/app/src/A.tsx', code)).toBe('react')
    expect(router({ src: 'react' }).decide('/app/src/A.tsx', `import 'solid-js'`)).toBe('solid')
    expect(router({ src: 'react' }).decide('/app/src/A.tsx', ``)).toBe('react')
  })

  it('takes the rule of the nearest folder', () => {
    const nested = router({ src: 'react', './src/widgets/': 'solid', '.': 'react' })
    expect(nested.decide('/app/src/widgets/deep/A.tsx', '')).toBe('solid')
    expect(nested.decide('/app/src/widgetsmith/A.tsx', '')).toBe('react')
    expect(nested.decide('/app/other/A.tsx', '')).toBe('react')
    expect(nested.decide('/elsewhere/A.tsx', '')).toBeUndefined()
  })

  it('decides nothing where nothing decides', () => {
    expect(router().decide('/app/src/A.tsx', `import x from './x'`)).toBeUndefined()
    expect(router().decide('/app/src/A.tsx', `import 'react'; import 'solid-js'`)).toBeUndefined()
  })

  it('gives every file to the only JSX framework of the app', () => {
    expect(router({}, ['solid']).decide('/app/src/A.tsx', `import 'react'`)).toBe('solid')
  })

  it('remembers what it decided, whatever the query', () => {
    const remembering = router()
    remembering.decide('/app/src/A.solid.tsx?t=1', '')
    expect(remembering.decided('/app/src/A.solid.tsx')).toBe('solid')
    expect(remembering.decided('/app/src/B.tsx')).toBeUndefined()
  })
})

describe('hasJsx', () => {
  it.each([
    ['a.tsx', 'export const a = <p/>', true],
    ['a.jsx', 'export const a = () => <></>', true],
    ['a.tsx', 'export const a = (b: number) => b < 1', false],
    ['a.tsx', 'export const a = 10n', false],
  ])('of %s with %j is %s', (file, code, expected) => {
    expect(hasJsx(file, code)).toBe(expected)
  })
})
