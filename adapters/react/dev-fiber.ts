import * as React from 'react'

/** What is used here of React's own record of one element on the page. Development builds of React 19. */
export interface Fiber {
  readonly tag: number
  readonly type: unknown
  readonly key: string | null
  /** The place among its siblings. */
  readonly index: number
  readonly return: Fiber | null
  readonly child: Fiber | null
  readonly sibling: Fiber | null
  /** The other one of the two that React renders in turn; null before the second render. */
  readonly alternate: Fiber | null
  readonly stateNode: unknown
  readonly ref: unknown
  readonly pendingProps: Props
  readonly memoizedProps: Props | null
  /** Of function components, the first hook; of class components, the state. */
  memoizedState: unknown
  /** Of function components, the effects of this render. */
  updateQueue: unknown
  /** The names of the hooks, which React compares from render to render. */
  _debugHookTypes?: unknown
  /** Makes React mount the element anew when it comes by. */
  _debugNeedsRemount?: boolean
}

export type Props = Readonly<Record<string, unknown>>

/** One hook of a function component, in the order of their calls. */
export interface Hook {
  memoizedState: unknown
  readonly queue: HookQueue | null
  next: Hook | null
}

/** The updates of a state hook. It stays the same one for as long as the instance lives. */
export interface HookQueue {
  pending: { next: unknown } | null
  readonly dispatch?: unknown
  lastRenderedReducer?: unknown
  /** Of actions only. */
  readonly state?: unknown
}

/** The hooks behind the functions that React exports: others for mounting than for updating. */
export interface Dispatcher {
  useState(initial: unknown): readonly [unknown, (next: unknown) => void]
}

interface Internals {
  readonly A?: { getOwner?(): Fiber | null } | null
  readonly H?: Dispatcher | null
}

/** `WorkTag` of React's reconciler. */
export const TAGS = { function: 0, class: 1, root: 3, forwardRef: 11, simpleMemo: 15 } as const

const COMPONENT_TAGS: ReadonlySet<number> = new Set([
  TAGS.function,
  TAGS.class,
  TAGS.forwardRef,
  TAGS.simpleMemo,
])

/** True for instances of components that have state of their own. */
export const isComponent = ({ tag }: Fiber): boolean => COMPONENT_TAGS.has(tag)

/** True in the render in which a function component calls its hooks for the first time. */
export const isMounting = ({ alternate }: Fiber): boolean => !alternate?.memoizedState

/** The instance that is being rendered, or whose effects run; undefined at other times. */
export function ownerFiber(): Fiber | undefined {
  return internals()?.A?.getOwner?.() ?? undefined
}

/** The dispatcher of the render that is going on. */
export function currentDispatcher(): Dispatcher | undefined {
  return internals()?.H ?? undefined
}

function internals(): Internals | undefined {
  // React's development tools rely on the same object; every use of it here copes with its absence.
  const name = '__CLIENT_INTERNALS_DO_NOT_USE_OR_WARN_USERS_THEY_CANNOT_UPGRADE'
  return Reflect.get(React, name) as Internals | undefined
}

/** The first hook of a function component that has been called; the others follow it. */
export const firstHookOf = ({ tag, memoizedState }: Fiber): Hook | null =>
  // The state of function components is the list of their hooks.
  tag === TAGS.class ? null : (memoizedState as Hook | null)

/** The hooks of a function component that have been called. */
export function hooksOf(fiber: Fiber): readonly Hook[] {
  const hooks: Hook[] = []
  for (let hook = firstHookOf(fiber); hook; hook = hook.next) hooks.push(hook)
  return hooks
}

/** The function or class behind the wrappers of `memo` and `forwardRef`. */
export function implementationOf(type: unknown): unknown {
  if (typeof type !== 'object' || type === null) return type
  const { type: inner, render } = type as { readonly type?: unknown; readonly render?: unknown }
  return render ?? (inner === undefined ? type : implementationOf(inner))
}
