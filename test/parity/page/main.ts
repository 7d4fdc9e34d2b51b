import { emit, signal } from 'metamon'
import type { Fixture, Props } from '../actions.ts'
import { observe, type Observation } from './observe.ts'
import { settle } from './settle.ts'

type Mount = (target: Element, props?: Props) => { update(props: Props): void; unmount(): void }

/** What the driver calls in the page. */
export interface ParityPage {
  /** Mounts a component. */
  mount(target: string, name: string): Promise<void>
  /** Does what no user can: new props, events of the bus, signals, custom events, the end. */
  act(step: number): void
  /** Waits for the page to settle, and says what there is; `step` is -1 after mounting. */
  observe(step: number): Promise<Omit<Observation, 'errors'>>
  /** Removes what is left of the component. */
  clear(): Promise<void>
}

const components = import.meta.glob<{ mount: Mount }>('../*/*/*.mtm')
const cases = import.meta.glob<{ fixture: Fixture }>('../cases/*/*.ts')

const stage = document.querySelector('#stage')!
let fixture: Fixture = { mounted: { html: '' } }
let mounted: ReturnType<Mount> | undefined

const page: ParityPage = {
  async mount(target, name) {
    const file = [`../${target}/${name}.mtm`, `../${target}/${name}.${target}.mtm`].find(
      (one) => one in components,
    )
    const [component, own] = await Promise.all([components[file!]!(), cases[`../cases/${name}.ts`]!()])
    fixture = own.fixture
    mounted = component.mount(stage, fixture.props)
  },
  act: (step) => perform(fixture.steps![step]!.act),
  async observe(step) {
    await settle(stage)
    const { styles = {} } = step < 0 ? fixture.mounted : fixture.steps![step]!
    return observe(stage, Object.keys(styles))
  },
  async clear() {
    mounted?.unmount()
    mounted = undefined
    await settle(stage)
    observe(stage, [])
    stage.textContent = ''
  },
}

function perform(action: NonNullable<Fixture['steps']>[number]['act']): void {
  if (action.kind === 'set-props') mounted!.update(action.props)
  else if (action.kind === 'emit') emit(action.event, action.payload)
  else if (action.kind === 'set-signal') signal<unknown>(action.key, action.value).set(action.value)
  else if (action.kind === 'dispatch') {
    const event = new CustomEvent(action.event, { detail: action.detail, bubbles: true, cancelable: true })
    find(action.selector).dispatchEvent(event)
  } else if (action.kind === 'mark') {
    for (const [index, element] of stage.querySelectorAll(action.selector).entries())
      Object.assign(element, { parityMark: index })
  } else if (action.kind === 'caret') {
    const field = find(action.selector) as HTMLInputElement // fixtures give a text field
    field.focus()
    field.setSelectionRange(action.at, action.at)
  } else if (action.kind === 'blur') (document.activeElement as HTMLElement | null)?.blur()
  else if (action.kind === 'unmount') {
    mounted!.unmount()
    mounted = undefined
  }
}

function find(selector: string): Element {
  const element = stage.querySelector(selector)
  if (!element) throw new Error(`nothing matches ${selector}`)
  return element
}

Object.assign(window, { parity: page })
