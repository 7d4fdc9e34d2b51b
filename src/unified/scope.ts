import { batch, on, untracked, type EventPayload, type Signal, type Undo } from '../index.ts'
import { registry } from '../runtime/core-registry.ts'
import { createContext } from './context.ts'
import { Handle, type Tracked, type Tracker } from './handle.ts'
import { findHooks } from './hooks.ts'
import { createDeclared, endMount, startMount, type Declared, type Mount, type Props } from './lifecycle.ts'
import { findPage } from './page.ts'
import { scheduleEnd } from './schedule-end.ts'
import type { Define, Definition, Exposed, Setup } from './setup.ts'

/**
 * The state of one instance of a component. It belongs to the place where the component stands, not to the
 * framework that renders it: frameworks follow it through `tracker`, and mount and unmount it.
 */
export class Scope implements Tracked {
  /** The setup that has run last. */
  setup: Setup
  tracker: Tracker | undefined
  declared: Declared = createDeclared()
  /** What the view takes: `count$`, `add$`, and what it reads of the script besides. */
  readonly exposed: Record<string, Exposed> = {}
  /** What the view reads of the script besides: getters. */
  plain: object = {}
  /** Every property that the script declares, and what it is when it is not passed. */
  readonly props: Map<string, { readonly cell: Signal<unknown>; fallback(): unknown }> = new Map()
  passed: Props
  /** Grows with every scope of the page. */
  readonly order: number = ++findPage().created
  current: Mount | undefined
  #isInitialized = false

  constructor(setup: Setup, passed: Props) {
    this.setup = setup
    this.passed = passed
    const define = findHooks()?.created(this) ?? this.define
    setup.run(createContext(this, define))
    // Declarations are looked at in their order now, unless one has asked for a later one before.
    // Handles are what is no function: those of dev tools are made by another copy of their class.
    for (const exposed of Object.values(this.exposed)) if (typeof exposed === 'object') void exposed.source
  }

  /** How declarations are made where no dev tools are. */
  define: Define = (name, definition) => (this.exposed[`${name}$`] = this.#expose(definition))
  /** Hands over the props; what is not passed any more takes its fallback. */
  setProps(passed: Props): void {
    this.passed = passed
    batch(() => {
      for (const [name, { cell, fallback }] of this.props) {
        const value = passed[name]
        cell.value = value === undefined ? fallback() : value
      }
    })
  }

  /** Starts what has to run while the component is shown. `owner` is the instance that shows it. */
  mount(owner: object): void {
    const { current } = this
    if (current?.owner === owner) {
      // Gone and back at once, as in React's strict mode: it was never away.
      current.isEnding = false
      return
    }
    if (current) this.end()
    const mount: Mount = { owner, isEnding: false, channels: [], subscriptions: new Set(), effects: [] }
    this.current = mount
    findHooks()?.mounted(this)
    batch(() => untracked(() => this.#start(mount)))
  }

  /** Ends it, when nobody has mounted it again by the end of the task's microtasks. */
  unmount(owner: object): void {
    if (this.current?.owner !== owner) return
    this.current.isEnding = true
    scheduleEnd(this)
  }

  /** Ends the mount now. */
  end(): void {
    const { current } = this
    if (!current) return
    this.current = undefined
    findHooks()?.unmounted(this)
    batch(() => untracked(() => endMount(current, this.declared, registry.report)))
  }

  /** `on` of a script: ends with the mount. */
  hear<Name extends string>(event: Name, handler: (payload: EventPayload<Name>) => void): Undo {
    const subscriptions = this.current?.subscriptions
    const undo = on(event, handler)
    const end = () => {
      undo()
      subscriptions?.delete(end)
    }
    subscriptions?.add(end)
    return end
  }

  #expose(definition: Definition): Exposed {
    switch (definition.kind) {
      case 'value':
        return new Handle(this, () => untracked(definition.make))
      case 'method':
        return (...input: unknown[]) => batch(() => definition.call(...input))
    }
  }

  #start(mount: Mount): void {
    if (!this.#isInitialized) {
      this.#isInitialized = true
      for (const init of this.declared.inits) init(this.passed)
    }
    startMount(mount, this.declared)
  }
}

/** Makes the scope of a new instance. */
export const createScope = (setup: Setup, passed: Props): Scope => new Scope(setup, passed)

/** The scope for an instance that a framework creates: one that is waiting for it, else a new one. */
export function openScope(setup: Setup, passed: Props): Scope {
  const hooks = findHooks()
  const scope = hooks?.adopt(setup, passed)
  if (!scope) return createScope(hooks?.latest(setup) ?? setup, passed)
  scope.setProps(passed)
  return scope
}
