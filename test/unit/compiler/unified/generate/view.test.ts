import { describe, expect, it } from 'vitest'
import type { Framework } from '../../../../../src/shared/framework.ts'
import { templateOf } from './support.ts'

const SCRIPT =
  "import Card from './Card.mtm'\nimport Box from './Box.tsx'\n$lit! = true\n$xs! = []\n$go = () => 1"

const CASES: readonly (readonly [template: string, outputs: Partial<Record<Framework, string>>])[] = [
  [
    '<p title="a" class="x" id="b" class:on={$lit}>t</p>',
    {
      react: '<p title="a" className={class$("x", { "on": lit$.value })} id="b" >t</p>',
      vue: `<p title="a" :class.attr="class$('x', { 'on': lit$.value })" id="b" >t</p>`,
      svelte: '<p title="a" class={["x", { "on": lit$.value }]} id="b" >t</p>',
      solid: '<p title="a" class={class$("x", { "on": lit$.value })} id="b" >t</p>',
    },
  ],
  [
    '<p click={$go} title={$lit} focus.once={$go}/>',
    {
      react:
        '<p ref={parts$(on$("click", go$), on$("focus", go$, ["once"]))} title={attr$(lit$.value)} ></p>',
      vue: `<p :metamonParts.prop="() => [on$('click', go$), on$('focus', go$, ['once'])]" :onVnodeMounted="listen$" :onVnodeUpdated="listenAgain$" :onVnodeUnmounted="unlisten$" :title.attr="attr$(lit$.value)" ></p>`,
      svelte:
        '<p use:listen$={[on$("click", go$), on$("focus", go$, ["once"])]} title={attr$(lit$.value)} ></p>',
      solid:
        '<p ref={listen$(on$("click", go$), on$("focus", go$, ["once"]))} title={attr$(lit$.value)} ></p>',
    },
  ],
  [
    '<p title={"a" + `"`}>{{ a: { b: 1 } }.a.b}</p>',
    {
      vue: '<p :title.attr="attr$(&quot;a&quot; + `&quot;`)">{{ t$({ a: { b: 1 } }.a.b) }}</p>',
      react: '<p title={attr$("a" + `"`)}>{t$({ a: { b: 1 } }.a.b)}</p>',
    },
  ],
  [
    '{#each $xs as x}<p key={x.id}>{x.id}</p>{/each}',
    {
      react:
        '{kept$(scope$, 1, xs$.value, (x: any, i$: any) => [x.id, (x.id)], (x: any, i$: any) => (<Fragment$ key={x.id}><p >{t$(x.id)}</p></Fragment$>))}',
      vue: '<template v-for="(x, i$) in kept$(1, xs$.value, (x, i$) => (x.id))" :key="x.id" v-memo="memo$(1, () => [(x.id)])"><p >{{ t$(x.id) }}</p></template>',
      svelte: '{#each list$(xs$.value) as x, i$ (x.id)}<p >{t$(x.id)}</p>{/each}',
      solid:
        '{each$(() => (xs$.value), (x: any, i$: any) => (x.id), (x: any, i$: any) => (<><p >{t$(x().id)}</p></>))}',
    },
  ],
  [
    '<p class={$lit ? "on" : ""}/>',
    {
      react: '<p className={(lit$.value ? "on" : "") || undefined}></p>',
      vue: '<p :class.attr="(lit$.value ? &quot;on&quot; : &quot;&quot;) || undefined"></p>',
      svelte: '<p class={(lit$.value ? "on" : "") || undefined}></p>',
      solid: '<p class={(lit$.value ? "on" : "") || undefined}></p>',
    },
  ],
  [
    '<Card>a<b slot="foot">f</b>c</Card>',
    {
      react: '<Card children={(<>{"ac"}</>)} slots={{ "foot": (<><b>f</b></>) }}/>',
      solid: '<Card children={(<>{"ac"}</>)} slots={{ get "foot"() { return (<><b>f</b></>); } }}/>',
      vue: '<Card><template #default>{{ "ac" }}</template><template #foot><b>f</b></template></Card>',
    },
  ],
  [
    '<Box class="a" on:item-saved={$go}><b slot="foot">f</b></Box>',
    {
      react: '<Box className="a" onItemSaved={go$} foot={(<><b>f</b></>)}/>',
      solid: '<Box class="a" onItemSaved={go$} foot={(<><b>f</b></>)}/>',
      svelte: '<Box class="a" onItemSaved={go$}>{#snippet foot()}<b>f</b>{/snippet}</Box>',
    },
  ],
  [
    '<label for="a" tabindex="0" onclick={$go}>l</label><svg stroke-width="1" xlink:href="#a"/>',
    {
      react:
        '<label htmlFor="a" tabIndex="0" ref={parts$(on$("click", go$))}>l</label><svg strokeWidth="1" xlinkHref="#a"/>',
    },
  ],
]

describe.each(CASES)('the view of %s', (template, outputs) => {
  it.each(Object.entries(outputs))('for %s', (target, expected) => {
    // the keys of the table are frameworks
    expect(templateOf(template, target as Framework, SCRIPT)).toBe(expected)
  })
})
