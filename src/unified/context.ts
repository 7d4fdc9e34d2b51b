import { computed, emit, signal, type Signal } from '../index.ts'
import { registry } from '../runtime/core-registry.ts'
import { isTouched, setInitial } from '../runtime/signals.ts'
import { createLanguage } from './language.ts'
import type { Scope } from './scope.ts'
import type { Define, SetupContext } from './setup.ts'
import { withWrite } from './with-write.ts'

/** Makes what the compiled script of one scope calls `m$`. */
export function createContext(scope: Scope, define: Define): SetupContext {
  const { declared } = scope
  const value = (name: string, make: () => Signal<unknown>, hash?: string) =>
    define(name, { kind: 'value', hash, make })
  return {
    state: (name, init, hash) =>
      define(name, { kind: 'value', hash, isState: true, make: () => signal(init()) }),
    constant: (name, init, hash) => value(name, () => signal(init()), hash),
    shared: (name, key, init) => value(name, () => sharedSignal(key, init)),
    derived: (name, compute) => value(name, () => withWrite(computed(compute), () => refuse(name))),
    page: (name, key, meta) => value(name, () => registry.signals.get(key) ?? signal<unknown>(key, meta)),
    prop: (name, fallback) => value(name, () => propSignal(scope, name, fallback), 'prop'),
    fn: (name, call) => define(name, { kind: 'method', call }),
    plain: (values) => void (scope.plain = values),
    init: (run) => void declared.inits.push(run),
    mount: (run, hash) => void declared.mounts.push({ run, hash }),
    destroy: (run) => void declared.destroys.push(run),
    hear: (event, handler) => void declared.channels.push({ event, handler }),
    get language() {
      return createLanguage((event, handler) => scope.hear(event, handler))
    },
    emit,
  }
}

function refuse(name: string): never {
  throw new TypeError(`$${name} is derived`)
}

/** A page variable may have made the signal before anything has given it a value. */
function sharedSignal(key: string, init: () => unknown): Signal<unknown> {
  const known: Signal<unknown> | undefined = registry.signals.get(key)
  if (!known) return signal<unknown>(key, init())
  if (known.peek() === undefined && !isTouched(known)) setInitial(known, init())
  return known
}

/** What the component assigns holds until another value is passed; whoever binds the prop is told. */
function propSignal(scope: Scope, name: string, init: (() => unknown) | undefined): Signal<unknown> {
  const fallback = once(init ?? (() => undefined))
  const passed = scope.passed[name]
  const cell = signal<unknown>(passed === undefined ? fallback() : passed)
  scope.props.set(name, { cell, fallback })
  return withWrite(cell, (value) => {
    cell.value = value
    const tell = scope.passed[`onUpdate:${name}`]
    if (typeof tell === 'function') tell(value)
  })
}

/** A fallback that is an object must be the same one each time. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => (made ??= { value: make() }).value
}
