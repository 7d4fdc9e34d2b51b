import { compile as compileSvelte, parse as parseSvelte } from 'svelte/compiler'
import { transformWithOxc } from 'vite'
import solidPlugin from 'vite-plugin-solid'
import { describe, expect, it } from 'vitest'
import { compileScript, compileTemplate, parse as parseVue } from 'vue/compiler-sfc'
import type { Framework } from '../../../src/shared/framework.ts'
import { validFixtures } from './fixtures.ts'

const acceptedBy: Record<Framework, (code: string, filename: string) => Promise<string>> = {
  react: async (code, filename) => (await transformWithOxc(code, filename)).code,
  vue: async (code, filename) => {
    const { descriptor, errors } = parseVue(code, { filename })
    expect(errors).toEqual([])
    const script = compileScript(descriptor, { id: filename })
    const template = compileTemplate({
      id: filename,
      filename,
      source: descriptor.template?.content ?? '',
      ...(script.bindings ? { compilerOptions: { bindingMetadata: script.bindings } } : {}),
    })
    expect(template.errors).toEqual([])
    return script.content + template.code
  },
  svelte: async (code, filename) => {
    parseSvelte(code, { filename, modern: true })
    return compileSvelte(code, { filename, generate: 'client' }).js.code
  },
  solid: async (code, filename) => {
    const { transform } = solidPlugin({ hot: false })
    if (typeof transform !== 'function') throw new TypeError('vite-plugin-solid has no transform function')
    // the hook reads nothing of its context; its types want the whole of Rolldown's
    const result = await transform.call({} as ThisParameterType<typeof transform>, code, `/${filename}`)
    return typeof result === 'object' && result ? String(result.code) : ''
  },
}

// its body does not parse on purpose: that is for the official compiler to say
const compilable = validFixtures.filter(({ name }) => name !== 'syntax-error-body.mtm')

describe.each(compilable)('$name', ({ name, result }) => {
  it(`is accepted by the official compiler of ${result.target}`, async () => {
    const code = await acceptedBy[result.target!](result.code, name + result.suffix)
    for (const { event } of result.channels) expect(code).toContain(JSON.stringify(event))
  })
})
