import { compile as compileSvelte, parse as parseSvelte } from 'svelte/compiler'
import { transformWithOxc } from 'vite'
import solidPlugin from 'vite-plugin-solid'
import { expect } from 'vitest'
import { compileScript, compileTemplate, parse as parseVue } from 'vue/compiler-sfc'
import type { Framework } from '../../../src/shared/framework.ts'

/** Compiles a view with the official compiler of its target; throws, or fails the test, when it is not accepted. */
export const acceptedBy: Record<Framework, (code: string, filename: string) => Promise<string>> = {
  react: async (code, filename) => (await transformWithOxc(code, filename)).code,
  vue: async (code, filename) => {
    const { descriptor, errors } = parseVue(code, { filename })
    expect(errors).toEqual([])
    const script = compileScript(descriptor, { id: filename })
    const template = compileTemplate({
      id: filename,
      filename,
      source: descriptor.template?.content ?? '',
      compilerOptions: {
        expressionPlugins: ['typescript'],
        ...(script.bindings ? { bindingMetadata: script.bindings } : {}),
      },
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
