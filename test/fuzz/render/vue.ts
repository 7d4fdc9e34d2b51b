import type { Content } from '../content.ts'
import type { Slot } from '../slots.ts'
import { childTags } from './child-tags.ts'
import { isCard, partsOf, toMtm, type Parts } from './parts.ts'

export function renderVue(slot: Slot, content: Content): string {
  const parts = partsOf(slot, content, 'name')
  const text = `${parts.top && `<script lang="ts">\n${parts.top}\n</script>\n`}<script setup lang="ts">
${importLines(parts)}
${parts.imports}

const { name } = defineProps<{ readonly name: string }>()
const count = ref(0)
const total = useSignal<number>('total', 0)
${isCard(slot) ? 'const handlePing = () => answer(name)' : "useEvent('ping', () => answer(name))"}
onMounted(() => { ${parts.effect} })
${parts.setup}
</script>

<template>
${section(parts)}${slot.kind === 'parent' ? childTags(slot) : ''}
</template>
`
  return isCard(slot) ? toMtm(slot, text) : text
}

const importLines = ({ slot, util, leaf }: Parts): string =>
  [
    "import { onMounted, ref } from 'vue'",
    `import { ${isCard(slot) ? '' : 'useEvent, '}useSignal } from 'metamon/vue'`,
    !isCard(slot) && "import { emit } from 'metamon'",
    "import { answer, fail } from '../probe'",
    util && `import { label } from '${util}'`,
    leaf && `import { leaf } from '${leaf}'`,
    slot.kind === 'parent' && "import Card from './Card.mtm'\nimport Native from './Native.vue'",
  ]
    .filter(Boolean)
    .join('\n')

const section = ({ slot, mark, render, util, leaf }: Parts): string => `  <section :data-name="name">
    <b>${mark}</b> ${util ? '<u>{{ label() }}</u>' : ''} ${leaf ? '<s>{{ leaf() }}</s>' : ''} {{ ${render} }}
    <button class="count" @click="count++">{{ count }}</button>
    <button class="total" @click="total++">{{ total }}</button>
    <button class="ping" @click="${isCard(slot) ? 'sendPing(name)' : "emit('ping', name)"}">ping</button>
    <input />
  </section>
`
