import { findDevRuntime } from '../shared/dev-runtime.ts'
import { createClassStates, type ClassStates } from './dev-class-state.ts'
import { createEffects, type Effects } from './dev-effects.ts'
import { createEpochs } from './dev-epochs.ts'
import { createFailures } from './dev-failures.ts'
import { currentDispatcher, implementationOf } from './dev-fiber.ts'
import { createGuards, type Guard } from './dev-guard.ts'
import { createInstances } from './dev-instance.ts'
import { createMoves } from './dev-moves.ts'
import { publishPage } from './dev-page.ts'
import { beforeRefresh } from './dev-refresh.ts'
import { createRenders } from './dev-renders.ts'
import { watchRoots } from './dev-roots.ts'
import { createSource } from './dev-source.ts'
import { isStandIn } from './dev-stand-in.ts'
import { createOrigins, createStateHooks, type StateHooks } from './dev-state.ts'

interface ReactDev extends StateHooks, Effects, Pick<ClassStates, 'classState'> {
  readonly guard: (id: string) => Guard
}

/** What the instrumented modules of React of one page share. */
function createReactDev(): ReactDev {
  const runtime = findDevRuntime
  const ids = new WeakMap<object, string>()
  const names = new WeakMap<object, string>()
  const idOf = (type: unknown) => lookUp(ids, implementationOf(type))
  const instances = createInstances({ nameOf: (implementation) => lookUp(names, implementation), isStandIn })
  const origins = createOrigins({ runtime, keyOf: instances.keyOf })
  const classStates = createClassStates(origins)
  const renders = createRenders()
  const roots = watchRoots(() => {
    instances.clear()
    renders.committed()
    epochs.committed()
    // Not within the commit, but before the page is painted.
    if (runtime()?.phase) queueMicrotask(() => runtime()?.phase && moves.mend())
    else moves.forget()
  })
  const moves = createMoves({ roots, instances, origins })
  const source = createSource({
    roots,
    instances,
    origins,
    classStates,
    componentOf: ({ type }) => idOf(type),
    beforeReading: (places) => moves.begin(places),
  })
  const epochs = createEpochs({ runtime, readings: source.readings, beforeRefresh })
  const failures = createFailures(runtime, epochs.isNews)
  const note = (id: string, implementation: unknown) => {
    if (typeof implementation === 'function') {
      ids.set(implementation, id)
      names.set(implementation, nameIn(id, implementation))
    }
    epochs.evaluated()
    runtime()?.versions.note(id, implementation)
  }
  runtime()?.addSource(source)
  publishPage({ roots, identify: (component) => idOf(component) ?? component })
  return {
    ...createStateHooks(origins, () => renders.mounted(currentDispatcher())),
    classState: classStates.classState,
    ...createEffects({ failures, idOf: (type) => idOf(type) ?? nameOf(type) }),
    guard: createGuards({ runtime, failures, renders, epochs, note }),
  }
}

const lookUp = (known: WeakMap<object, string>, implementation: unknown): string | undefined =>
  typeof implementation === 'function' ? known.get(implementation) : undefined

/** What a component is called in its file; a default export has its own name, or none. */
function nameIn(id: string, implementation: unknown): string {
  if (id.includes(':')) return id.slice(id.indexOf(':') + 1)
  // The refresh transform calls what has no name after a variable of its own, which may be another tomorrow.
  return nameOf(implementation).replace(/^(?:_c\d*)?$/, 'default')
}

function nameOf(type: unknown): string {
  const implementation = implementationOf(type)
  return typeof implementation === 'function' ? implementation.name : ''
}

const react: ReactDev = createReactDev()

export { declare } from '../shared/dev-declarations.ts'

/** Stands in for `useState` in instrumented modules. */
export const state: ReactDev['state'] = react.state
/** Stands in for `useReducer` in instrumented modules. */
export const reducer: ReactDev['reducer'] = react.reducer
/** Stands in for `useRef` in instrumented modules. */
export const ref: ReactDev['ref'] = react.ref
/** Stands in for `useActionState` in instrumented modules. */
export const actionState: ReactDev['actionState'] = react.actionState
/** Wraps what instrumented classes assign to `this.state`. */
export const classState: ReactDev['classState'] = react.classState
/** Wraps what instrumented modules give to `useEffect` and its like. */
export const effect: ReactDev['effect'] = react.effect
/** Wraps what instrumented modules give to `useImperativeHandle`. */
export const handle: ReactDev['handle'] = react.handle
/** Wraps what instrumented modules say that effects depend on. */
export const dependencies: ReactDev['dependencies'] = react.dependencies
/** Makes the guard of a component, once for each evaluation of its module. */
export const guard: ReactDev['guard'] = react.guard
