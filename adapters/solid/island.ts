import {
  $PROXY,
  createComponent,
  createMemo,
  createSignal,
  ErrorBoundary,
  getOwner,
  runWithOwner,
} from 'solid-js'
import type { Accessor, Component, JSX } from 'solid-js'
import { render } from 'solid-js/web'
import type { IslandHandle, IslandInput, IslandSource } from '../contract.ts'
import { toSlotProps } from '../shared/slot-props.ts'

type Values = Record<string, unknown>
type SolidComponent = Component<never>

/**
 * Makes a Solid component something that the `Island` of every framework can show.
 *
 * @example
 * export const CartIsland = island(Cart)
 */
export function island(component: SolidComponent): IslandSource {
  return { framework: 'solid', component, mount: (target, input) => mount(component, target, input) }
}

function mount(component: SolidComponent, target: HTMLElement, input: IslandInput): IslandHandle {
  const [values, setValues] = createSignal(toValues(input))
  let retry: (() => void) | undefined
  const fallback = (error: unknown, reset: () => void) => {
    retry = reset
    input.onError(error)
    return null
  }
  const dispose = renderAlone(target, () => {
    const props = toReactiveProps(values)
    return createComponent(ErrorBoundary, {
      fallback,
      get children() {
        // The host's props are only known at run time, so no type can say that they fit this component.
        return createComponent(component as Component<Values>, props)
      },
    })
  })
  return {
    update(next) {
      // Taken first: the update itself may fail, and asks for the next one then.
      const reset = retry
      retry = undefined
      setValues(toValues(next))
      reset?.()
    },
    unmount: dispose,
  }
}

/** Without an owner: a Solid host around the island is not meant to reach into it. */
function renderAlone(target: HTMLElement, code: () => JSX.Element): () => void {
  // `render` hands `owner` on to `createRoot`, where null means none; its own types leave null out.
  return render(code, target, undefined, { owner: null } as unknown as { owner: undefined })
}

function toValues({ props, slots }: Pick<IslandInput, 'props' | 'slots'>): Values {
  return { ...props, ...toSlotProps(slots, (holder) => holder) }
}

/** Props that are reactive one by one: what reads `total` does not run again for a new `title`. */
function toReactiveProps(values: Accessor<Values>): Values {
  const owner = getOwner()
  const memos = new Map<PropertyKey, Accessor<unknown> | undefined>()
  const read = (key: string) => {
    const memo = memos.get(key) ?? runWithOwner(owner, () => createMemo(() => values()[key]))
    memos.set(key, memo)
    return memo?.()
  }
  return new Proxy<Values>(
    {},
    {
      get: (_, key, receiver) =>
        key === $PROXY ? receiver : typeof key === 'string' ? read(key) : undefined,
      has: (_, key) => key === $PROXY || key in values(),
      ownKeys: () => Object.keys(values()),
      getOwnPropertyDescriptor: (_, key) =>
        key in values() ? { configurable: true, enumerable: true, get: () => read(String(key)) } : undefined,
    },
  )
}
