import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { BUDGET, ISLANDS_BUDGET } from '../../.config/size.mjs'
import { resolveOptions } from '../../src/plugin/options.ts'

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8')
const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))

describe('the README', () => {
  it('lists every option with its default, and no other', () => {
    const rows = [...readme.matchAll(/^\| `(\w+)` +\| (\S+) +\|/gm)].filter(
      ([, name]) => !/^use[A-Z]/.test(name!),
    )
    const documented = Object.fromEntries(rows.map(([, name, text]) => [name, text!.replaceAll('`', '')]))
    const defaults = Object.entries(resolveOptions()).map(([name, value]) => [
      name,
      value === undefined ? '–' : typeof value === 'string' ? `'${value}'` : JSON.stringify(value),
    ])
    expect(documented).toEqual(Object.fromEntries(defaults))
  })

  it('has commands that exist and the size that the build checks', () => {
    for (const [, command] of readme.matchAll(/^npm (\w+) +#/gm))
      expect(manifest.scripts).toHaveProperty(command!)
    expect(readme).toContain(`at most ${BUDGET / 1000} kB gzip`)
    expect(readme).toContain(`at most ${ISLANDS_BUDGET / 1000} kB where`)
  })
})
