import { compile as compileSvelte } from 'svelte/compiler'
import { parseSync } from 'vite'
import { compileScript, compileTemplate, parse as parseVue } from 'vue/compiler-sfc'
import { loadMitosis } from './mitosis.mjs'

/** What compiles the sources of sources.mjs; each to code with a map, as far as it writes maps. */
export async function loadCompilers() {
  const { compile } = await import('../../../dist/compiler.js')
  const targets = ['react', 'vue', 'svelte', 'solid'].map((target) => ({
    name: `Metamon for ${target}`,
    language: 'mtm',
    isOurs: true,
    compile: (source) =>
      check(compile(source, { filename: 'Bench.mtm', parse: parseSync, defaultTarget: target })),
  }))
  return [
    ...targets,
    { name: 'svelte/compiler', language: 'svelte', isOurs: false, compile: svelte },
    { name: '@vue/compiler-sfc', language: 'vue', isOurs: false, compile: vue },
    { name: 'Mitosis for react', language: 'mitosis', isOurs: false, compile: loadMitosis() },
  ]
}

function check({ code, map, diagnostics }) {
  if (!map) throw new Error(diagnostics.map(({ message }) => message).join('\n'))
  return code
}

const svelte = (source) => compileSvelte(source, { filename: 'Bench.svelte', dev: true }).js.code

/** As the Vue plugin does it while it serves: the template is not inlined. */
function vue(source) {
  const { descriptor } = parseVue(source, { filename: 'Bench.vue', sourceMap: true, ignoreEmpty: true })
  const script = compileScript(descriptor, { id: 'bench', inlineTemplate: false, sourceMap: true })
  const template = compileTemplate({
    id: 'bench',
    filename: 'Bench.vue',
    source: descriptor.template.content,
    ast: descriptor.template.ast,
    inMap: descriptor.template.map,
    compilerOptions: { bindingMetadata: script.bindings, expressionPlugins: ['typescript'], sourceMap: true },
  })
  if (template.errors.length > 0) throw template.errors[0]
  return script.content + template.code
}
