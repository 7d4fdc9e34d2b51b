import type { Content } from '../content.ts'
import type { Slot } from '../slots.ts'
import { childTags } from './child-tags.ts'
import { isCard, partsOf, toMtm, type Parts } from './parts.ts'

export function renderSvelte(slot: Slot, content: Content): string {
  const parts = partsOf(slot, content, 'name')
  const text = `${parts.top && `<script module lang="ts">\n  ${parts.top}\n</script>\n`}<script lang="ts">
${importLines(parts)}
${parts.imports}

  const { name }: { readonly name: string } = $props()
  let count = $state(0)
  const total = useSignal<number>('total', 0)
  ${isCard(slot) ? 'const handlePing = () => answer(name)' : "useEvent('ping', () => answer(name))"}
  $effect(() => { ${parts.effect} })
  ${parts.setup}
</script>

${section(parts)}${slot.kind === 'parent' ? childTags(slot) : ''}
`
  return isCard(slot) ? toMtm(slot, text) : text
}

const importLines = ({ slot, util, leaf }: Parts): string =>
  [
    `  import { ${isCard(slot) ? '' : 'useEvent, '}useSignal } from 'metamon/svelte'`,
    !isCard(slot) && "  import { emit } from 'metamon'",
    "  import { answer, fail } from '../probe'",
    util && `  import { label } from '${util}'`,
    leaf && `  import { leaf } from '${leaf}'`,
    slot.kind === 'parent' && "  import Card from './Card.mtm'\n  import Native from './Native.svelte'",
  ]
    .filter(Boolean)
    .join('\n')

const section = ({ slot, mark, render, util, leaf }: Parts): string => `<section data-name={name}>
  <b>${mark}</b> ${util ? '<u>{label()}</u>' : ''} ${leaf ? '<s>{leaf()}</s>' : ''} {${render}}
  <button class="count" onclick={() => count++}>{count}</button>
  <button class="total" onclick={() => total.current++}>{total.current}</button>
  <button class="ping" onclick={() => ${isCard(slot) ? 'sendPing(name)' : "emit('ping', name)"}}>ping</button>
  <input />
</section>
`
