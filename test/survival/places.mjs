import { FRAMEWORKS } from '../bench/shared/sides.mjs'

/** The two ways in which every component of the app is written. */
export const SOURCES = ['native', 'mtm']

const EXTENSIONS = { react: 'tsx', vue: 'vue', svelte: 'svelte', solid: 'solid.tsx' }
const HAS_OWN_STYLE = { react: false, vue: true, svelte: true, solid: false }

/**
 * Where an edit takes place: one framework's components of one source.
 * @returns `{ framework, source, id, files }`; the files relative to the app, by what they are to the component
 */
export function placeOf(framework, source) {
  const folder = `src/${framework}/${source}`
  const extension = EXTENSIONS[framework]
  const component = (name) => `${folder}/${name}.${source === 'mtm' ? 'mtm' : extension}`
  return {
    framework,
    source,
    id: `${framework}-${source}`,
    files: {
      counter: component('Counter'),
      child: component('Child'),
      parent: component('Parent'),
      root: `src/${framework}/App.${extension}`,
      style: HAS_OWN_STYLE[framework] ? component('Counter') : `${folder}/counter.css`,
      util: `${folder}/util.ts`,
      store: `${folder}/store.ts`,
      hook: `${folder}/use-extra${framework === 'svelte' ? '.svelte' : ''}.ts`,
    },
  }
}

/** Every place of a side's app: bare Vite cannot compile `.mtm`. */
export const placesOf = (side) =>
  FRAMEWORKS.flatMap((framework) =>
    (side === 'bare' ? ['native'] : SOURCES).map((source) => placeOf(framework, source)),
  )
