import { createMemo, createRoot, createSignal, getOwner, onCleanup, untrack } from 'solid-js'
import type { DevRuntime } from '../contract.ts'
import type { Boundary, Contexts } from './dev-contexts.ts'
import { createFailures, isControlFlow, type Failures } from './dev-failures.ts'
import type { Renames } from './dev-renames.ts'

export type Implementation = (...input: readonly unknown[]) => unknown

/** A component that is created while an update runs. */
export interface Guarded {
  /** The component's id. */
  readonly id: string
  /** True for JSX that solid-refresh has hoisted out of a component. */
  readonly isTemplate: boolean
  readonly implementation: Implementation
  readonly input: readonly unknown[]
}

export interface Guard {
  /** Shows a component, and its last good version instead when it throws. */
  show(guarded: Guarded, runtime: DevRuntime): unknown
  /** Runs an update to its end, effects included; what the effects throw is caught as well. */
  during(update: () => void): void
}

type Version = 'new' | 'last-good' | 'none'

/** A guarded component, and those around it that are created in the same update. */
interface Frame extends Guarded {
  readonly runtime: DevRuntime
  readonly renames: Renames
  readonly parent: Frame | undefined
  /** The app's own error handlers around the component. */
  readonly handlers: readonly ((error: unknown) => void)[] | undefined
  version: Version
  /** True while the component's function runs. */
  isCreating: boolean
  readonly show: (version: Version) => void
}

type Attempt = { readonly shown: unknown } | { readonly error: unknown }

interface GuardContext {
  readonly contexts: Contexts
  readonly failures: Failures
  /** The boundaries of the update that is being applied; undefined while there is none. */
  boundaries: Set<Boundary> | undefined
}

export function createGuard(contexts: Contexts, renames: Renames): Guard {
  const context: GuardContext = { contexts, failures: createFailures(), boundaries: undefined }
  return {
    show(guarded, runtime) {
      const owner = getOwner()
      const [version, show] = createSignal<Version>('new', { internal: true })
      const frame: Frame = {
        ...guarded,
        runtime,
        renames,
        // Boundaries are marked with nothing but frames.
        parent: contexts.markOf(owner) as Frame | undefined,
        handlers: contexts.handlersOf(owner),
        version: 'new',
        isCreating: false,
        show,
      }
      return createMemo(() => {
        const next = version()
        return untrack(() => render(context, frame, next))
      })
    },
    during(update) {
      const boundaries = new Set<Boundary>()
      context.boundaries = boundaries
      try {
        update()
      } finally {
        context.boundaries = undefined
        for (const boundary of boundaries) boundary.close()
      }
    },
  }
}

function render(context: GuardContext, frame: Frame, version: Version): unknown {
  if (version === 'none') return undefined
  const lastGood = lastGoodOf(frame)
  const isLastGood = lastGood !== undefined && (version === 'last-good' || isWithinLastGood(frame))
  const first = attempt(context, frame, isLastGood ? lastGood : frame.implementation, isLastGood)
  if ('shown' in first) return first.shown
  const { error } = first
  if (isControlFlow(error)) throw error
  context.failures.note(error, frame)
  if (!isLastGood && lastGood) {
    const second = attempt(context, frame, lastGood, true)
    if ('shown' in second) {
      context.failures.report(error, frame)
      return second.shown
    }
  }
  return giveUp(context, frame, error)
}

/** Nothing is left to show: whoever is around it falls back, or it is not there for the moment. */
function giveUp({ failures }: GuardContext, frame: Frame, error: unknown): undefined {
  const isForOthers = framesAround(frame).some(({ isCreating }) => isCreating)
  if (isForOthers || isForApp(frame)) throw error
  failures.report(error, frame)
  return undefined
}

/** What fails in the last good code, and where the app handles errors itself, is the app's own business. */
const isForApp = ({ runtime, handlers, implementation }: Frame): boolean =>
  (runtime.phase === 'rollback' && !runtime.versions.isFailed(implementation)) || handlers !== undefined

/** Runs a component in a root of its own, which is gone again, effects and all, when it throws. */
function attempt(
  { contexts, boundaries, failures }: GuardContext,
  frame: Frame,
  implementation: Implementation,
  isLastGood: boolean,
): Attempt {
  frame.version = isLastGood ? 'last-good' : 'new'
  frame.isCreating = true
  const { dispose, result } = createRoot((dispose) => {
    try {
      return { dispose, result: contexts.isolate(frame, () => implementation(...frame.input)) }
    } catch (error) {
      return { dispose, result: { error } }
    }
  })
  frame.isCreating = false
  if ('error' in result) {
    dispose()
    return result
  }
  onCleanup(dispose)
  if (boundaries) {
    boundaries.add(result.boundary)
    result.boundary.open((error) => recover(failures, frame, error))
  } else result.boundary.close()
  return { shown: result.result }
}

/** An effect has thrown: the last good version of its component, or of one around it, is shown. */
function recover(failures: Failures, frame: Frame, error: unknown): void {
  const candidates = [frame, ...framesAround(frame)]
  failures.note(error, { ...frame, isEffect: true })
  const fallback = candidates.find((one) => one.version === 'new' && lastGoodOf(one))
  const isOld = candidates.some(({ version }) => version === 'last-good')
  if (!fallback && (isOld || isForApp(frame))) return passOn(frame, error)
  failures.report(error, frame)
  if (fallback) fallback.show('last-good')
  else frame.show('none')
}

function passOn({ handlers }: Frame, error: unknown): void {
  if (!handlers) throw error
  for (const handle of handlers) handle(error)
}

/** The version to fall back to, where there is another one than the component's own. */
function lastGoodOf({ id, implementation, runtime, renames }: Frame): Implementation | undefined {
  // Modules note nothing but their components' functions.
  const lastGood = runtime.versions.lastGood(renames.formerOf(id)) as Implementation | undefined
  return lastGood === implementation ? undefined : lastGood
}

/** The last good version of a component is only complete with the last good versions of what it shows. */
const isWithinLastGood = (frame: Frame): boolean =>
  framesAround(frame).some(({ version }) => version === 'last-good')

/** The innermost first. */
function framesAround(frame: Frame): Frame[] {
  const frames: Frame[] = []
  for (let one = frame.parent; one; one = one.parent) frames.push(one)
  return frames
}
