/** Lines of each file. */
export const LINES = 300

/** How many variables with state there are, of each kind. */
const VARIABLES = 12
/** Lines between two variables. */
const HELPER_LINES = 6

/** What an edit changes of a file, by its number: what a string says, or an initial value, so that it is parsed anew. */
export const EDITS = {
  text: (number) => ({ version: number, first: 0 }),
  syntax: (number) => ({ version: 0, first: 1000 + number }),
}

/** A component of about 300 lines in each framework: state, functions that use it, markup. */
export const SOURCES = {
  react: {
    file: 'src/react/Large.tsx',
    text: ({ version, first }) =>
      fill({
        first,
        head: [
          "import { useCallback, useEffect, useMemo, useReducer, useRef, useState } from 'react'",
          `export default function Large({ id }: { id: string }) {`,
          `  const version = 'version-${version}'`,
        ],
        variable: (n, initial) => [
          `  const [value${n}, setValue${n}] = useState(${initial})`,
          `  const [object${n}, setObject${n}] = useState(() => ({ n: ${n}, list: [1, 2, 3] }))`,
          `  useEffect(() => () => void value${n}, [value${n}])`,
          `  const change${n} = useCallback(() => {`,
          `    setValue${n}(value${n} + 1)`,
          `    setObject${n}({ ...object${n}, n: object${n}.n + value${n} })`,
          '  }, [])',
        ],
        open: ['  return (', '    <section id={id} title={version}>'],
        markup: (n) => `      <button onClick={change${n}} data-n={object${n}.n}>{value${n}}</button>`,
        close: ['    </section>', '  )', '}', 'void [useMemo, useReducer, useRef]'],
      }),
  },
  vue: {
    file: 'src/vue/Large.vue',
    text: ({ version, first }) =>
      fill({
        first,
        head: [
          '<script setup lang="ts">',
          "import { computed, reactive, ref, shallowRef, watch } from 'vue'",
          'const { id } = defineProps<{ id: string }>()',
          `const version = 'version-${version}'`,
        ],
        variable: (n, initial) => [
          `const value${n} = ref(${initial})`,
          `const object${n} = reactive({ n: ${n}, list: [1, 2, 3] })`,
          `const double${n} = computed(() => value${n}.value * 2)`,
          `watch(value${n}, (now) => void now)`,
          `function change${n}() {`,
          `  value${n}.value += 1`,
          `  object${n}.n += double${n}.value`,
          '}',
        ],
        open: ['void shallowRef', '</script>', '<template>', '  <section :id="id" :title="version">'],
        markup: (n) => `    <button :data-n="object${n}.n" @click="change${n}">{{ value${n} }}</button>`,
        close: ['  </section>', '</template>'],
      }),
  },
  svelte: {
    file: 'src/svelte/Large.svelte',
    text: ({ version, first }) =>
      fill({
        first,
        head: [
          '<script lang="ts">',
          '  let { id }: { id: string } = $props()',
          `  const version = 'version-${version}'`,
        ],
        variable: (n, initial) => [
          `  let value${n} = $state(${initial})`,
          `  let object${n} = $state({ n: ${n}, list: [1, 2, 3] })`,
          `  const double${n} = $derived(value${n} * 2)`,
          `  $effect(() => void value${n})`,
          `  function change${n}() {`,
          `    value${n} += 1`,
          `    object${n}.n += double${n}`,
          '  }',
        ],
        open: ['</script>', '<section {id} title={version}>'],
        markup: (n) => `  <button onclick={change${n}} data-n={object${n}.n}>{value${n}}</button>`,
        close: ['</section>'],
      }),
  },
  solid: {
    file: 'src/solid/Large.solid.tsx',
    text: ({ version, first }) =>
      fill({
        first,
        head: [
          "import { createEffect, createMemo, createSignal } from 'solid-js'",
          "import { createStore } from 'solid-js/store'",
          'export default function Large(props: { id: string }) {',
          `  const version = 'version-${version}'`,
        ],
        variable: (n, initial) => [
          `  const [value${n}, setValue${n}] = createSignal(${initial})`,
          `  const [object${n}, setObject${n}] = createStore({ n: ${n}, list: [1, 2, 3] })`,
          `  const double${n} = createMemo(() => value${n}() * 2)`,
          `  createEffect(() => void value${n}())`,
          `  const change${n} = () => {`,
          `    setValue${n}(value${n}() + 1)`,
          `    setObject${n}('n', (n) => n + double${n}())`,
          '  }',
        ],
        open: ['  return (', '    <section id={props.id} title={version}>'],
        markup: (n) => `      <button onClick={change${n}} data-n={object${n}.n}>{value${n}()}</button>`,
        close: ['    </section>', '  )', '}'],
      }),
  },
}

/** Puts plain functions between the variables, until there are as many lines as there should be. */
function fill({ first, head, variable, open, markup, close }) {
  const numbers = Array.from({ length: VARIABLES }, (_, index) => index)
  const lines = [
    ...head,
    ...numbers.flatMap((n) => variable(n, n === 0 ? first : n)),
    ...open,
    ...numbers.map(markup),
    ...close,
  ]
  const helpers = Math.floor((LINES - lines.length) / HELPER_LINES)
  const body = Array.from({ length: helpers }, (_, index) => [
    `  function helper${index}(left: number, right: string) {`,
    '    const parts = right.split(",").map((part) => part.trim())',
    '    for (const part of parts) if (part.length > left) return { part, left }',
    `    return parts.length === 0 ? undefined : { part: parts[0], left: left * ${index} }`,
    '  }',
    `  void helper${index}`,
  ]).flat()
  const at = head.length
  return [...lines.slice(0, at), ...body, ...lines.slice(at)].join('\n')
}
