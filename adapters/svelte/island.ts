import {
  createRawSnippet,
  mount as mountComponent,
  unmount,
  untrack,
  type Component,
  type Snippet,
} from 'svelte'
import { SvelteMap } from 'svelte/reactivity'
import type { IslandHandle, IslandInput, IslandSource } from '../contract.ts'
import { fillOutlet, OUTLET_TAG } from '../shared/slot-outlet.ts'
import { toSlotProps } from '../shared/slot-props.ts'
import IslandRoot from './island-root.svelte'

type Values = Record<string, unknown>
type SvelteComponent = Component<never>

/**
 * Makes a Svelte component something that the `Island` of every framework can show.
 *
 * @example
 * export const CartIsland = island(Cart)
 */
export function island(component: SvelteComponent): IslandSource {
  return { framework: 'svelte', component, mount: (target, input) => mount(component, target, input) }
}

function mount(component: SvelteComponent, target: HTMLElement, input: IslandInput): IslandHandle {
  const toSnippet = createSnippets()
  const toValues = ({ props, slots }: Pick<IslandInput, 'props' | 'slots'>) => ({
    ...props,
    ...toSlotProps(slots, toSnippet),
  })
  const values = new SvelteMap(Object.entries(toValues(input)))
  let retry: (() => void) | undefined
  const onerror = (error: unknown, reset: () => void) => {
    retry = reset
    input.onError(error)
  }
  const props = { component, props: toReactiveProps(values), onerror }
  const instance = untrack(() => mountComponent(IslandRoot, { target, props }))
  return {
    update(next) {
      const reset = retry
      retry = undefined
      replaceValues(values, toValues(next))
      reset?.()
    },
    unmount: () => void unmount(instance),
  }
}

/** The same snippet for the same holder: another one would make Svelte render the slot again. */
function createSnippets(): (holder: HTMLElement) => Snippet {
  const snippets = new WeakMap<HTMLElement, Snippet>()
  return (holder) => {
    const snippet = snippets.get(holder) ?? createRawSnippet(() => toOutlet(holder))
    snippets.set(holder, snippet)
    return snippet
  }
}

function toOutlet(holder: HTMLElement): { render(): string; setup(outlet: Element): void } {
  return {
    render: () => `<${OUTLET_TAG} style="display: contents"></${OUTLET_TAG}>`,
    setup: (outlet) => fillOutlet(outlet, holder),
  }
}

function replaceValues(values: SvelteMap<string, unknown>, next: Values): void {
  for (const key of values.keys()) if (!Object.hasOwn(next, key)) values.delete(key)
  for (const [key, value] of Object.entries(next)) values.set(key, value)
}

/** Props that are reactive one by one: what reads `total` does not run again for a new `title`. */
function toReactiveProps(values: SvelteMap<string, unknown>): Values {
  // Svelte asks with symbols too; those are never among the names.
  const name = (key: string | symbol) => key as string
  return new Proxy<Values>(
    {},
    {
      get: (_, key) => values.get(name(key)),
      has: (_, key) => values.has(name(key)),
      ownKeys: () => [...values.keys()],
      getOwnPropertyDescriptor: (_, key) =>
        values.has(name(key))
          ? { configurable: true, enumerable: true, value: values.get(name(key)) }
          : undefined,
    },
  )
}
