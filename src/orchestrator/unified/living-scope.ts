import { batch, on, signal, untracked, type Signal } from '../../index.ts'
import { createContext } from '../../unified/context.ts'
import { Handle } from '../../unified/handle.ts'
import { callSafely, createDeclared, type Mount } from '../../unified/lifecycle.ts'
import type { Scope } from '../../unified/scope.ts'
import type { Define, Definition, Method, Setup } from '../../unified/setup.ts'
import { createSwitchedSignal, type SwitchedSignal } from './switched-signal.ts'

/** One local variable of a component. */
export interface Cell {
  readonly name: string
  /** Changes when and only when the text of the initialiser does. */
  readonly hash: string
  /** What the initialiser gave when it last ran; undefined when it has not run here. */
  readonly initial: unknown
  value: unknown
}

/** The value that a variable begins with: what it held in the place before, or what its initialiser gives. */
export type TakeCell = <Value>(cell: Pick<Cell, 'name' | 'hash'>, initialise: () => Value) => Value

/** A scope whose setup can be exchanged while its component is on the page. */
export interface LivingScope {
  readonly scope: Scope
  /** How the declarations of a setup are made, and those of the next one find what they stood for. */
  readonly define: Define
  /** Exchanges the setup: what is declared as before stays what it is. */
  bind(setup: Setup): void
  /** The variables that the setup declares now. */
  cells(): Iterable<Cell>
  /** Forgets what the setup does not declare any more. */
  forgetUndeclared(): void
}

/** What a name stands for: the same for ever, whatever the setups make of it. */
interface Declaration {
  readonly exposed: Handle | Method
  /** Undefined for methods. */
  readonly value: SwitchedSignal | undefined
  /** Of methods. */
  call: Method | undefined
  hash: string | undefined
  isState: boolean
  initial: unknown
  isDeclared: boolean
}

export interface LivingScopeDeps {
  /** The value that a variable begins with. */
  readonly take: TakeCell
  readonly report: (error: unknown) => void
}

export function createLivingScope(scope: Scope, { take, report }: LivingScopeDeps): LivingScope {
  const declarations = new Map<string, Declaration>()
  const define: Define = (name, definition) => {
    const known = declarations.get(name)
    const declaration =
      known && isSameKind(known, definition)
        ? again(known, name, definition, take)
        : declare(scope, name, definition, take)
    declarations.set(name, declaration)
    return (scope.exposed[`${name}$`] = declaration.exposed)
  }
  const living: LivingScope = {
    scope,
    define,
    bind(setup) {
      scope.setup = setup
      scope.declared = createDeclared()
      for (const one of declarations.values()) one.isDeclared = false
      batch(() =>
        untracked(() => {
          setup.run(createContext(scope, define))
          for (const one of declarations.values()) if (one.isDeclared && one.isState) one.value?.peek()
          if (scope.current) restart(scope, scope.current, report)
        }),
      )
    },
    *cells() {
      for (const [name, one] of declarations) if (one.isDeclared && one.isState) yield toCell(name, one)
    },
    forgetUndeclared() {
      for (const [name, { isDeclared }] of declarations) {
        if (isDeclared) continue
        declarations.delete(name)
        delete scope.exposed[`${name}$`]
      }
    },
  }
  return living
}

const isSameKind = ({ value }: Declaration, { kind }: Definition): boolean =>
  (value !== undefined) === (kind === 'value')

function declare(scope: Scope, name: string, definition: Definition, take: TakeCell): Declaration {
  const base = { call: undefined, hash: undefined, isState: false, initial: undefined, isDeclared: true }
  if (definition.kind === 'method') {
    const declaration: Declaration = {
      ...base,
      value: undefined,
      call: definition.call,
      exposed: (...input) => batch(() => declaration.call?.(...input)),
    }
    return declaration
  }
  const value = createSwitchedSignal(() => start(declaration, name, definition, take))
  const declaration: Declaration = {
    ...base,
    hash: definition.hash,
    isState: isCell(definition),
    value,
    exposed: new Handle(scope, () => {
      // What is derived is made when it is read; what it throws is the reader's.
      if (declaration.isState) value.peek()
      return value
    }),
  }
  return declaration
}

type ValueDefinition = Definition & { readonly kind: 'value' }

const isCell = ({ isState, hash }: ValueDefinition): boolean => isState === true && hash !== undefined

/** State begins with what was held before, where that is known. */
function start(
  declaration: Declaration,
  name: string,
  { make, hash }: ValueDefinition,
  take: TakeCell,
): Signal<unknown> {
  if (!declaration.isState || hash === undefined) return make()
  const value = take({ name, hash }, () => (declaration.initial = make().peek()))
  return signal(value)
}

function again(known: Declaration, name: string, definition: Definition, take: TakeCell): Declaration {
  known.isDeclared = true
  if (definition.kind === 'method') {
    known.call = definition.call
    return known
  }
  const isSame = definition.hash !== undefined && known.hash === definition.hash
  known.hash = definition.hash
  known.isState = isCell(definition)
  if (!isSame) known.value?.become(() => start(known, name, definition, take))
  return known
}

const toCell = (name: string, one: Declaration): Cell => ({
  name,
  // Only state with a hash is a cell, and its value is a signal.
  hash: one.hash!,
  initial: one.initial,
  get value() {
    return one.value!.peek()
  },
  set value(value) {
    one.value!.set(value)
  },
})

/** Connects what hears of events anew, and runs only those effects again whose code is another one. */
function restart({ declared }: Scope, mount: Mount, report: (error: unknown) => void): void {
  for (const end of mount.channels) end()
  mount.channels = declared.channels.map(({ event, handler }) => on(event, handler))
  const former = mount.effects.splice(0)
  const kept = declared.mounts.map(({ hash }) => {
    const index = former.findIndex((one) => one.hash === hash)
    return index === -1 ? undefined : former.splice(index, 1)[0]
  })
  for (const { cleanup } of former.toReversed()) callSafely(cleanup, report)
  for (const [index, { run, hash }] of declared.mounts.entries())
    mount.effects.push(kept[index] ?? { hash, cleanup: run() })
}
