import type { CreateHotAdapter } from '../contract.ts'
import { defineHotAdapter, nextTask } from '../shared/hot-adapter.ts'
import { findPage } from './dev-page.ts'
import { beforeRefresh } from './dev-refresh.ts'
import { ignoreExportsOfViews } from './refresh-exports.ts'
import { findRefreshTimers } from './refresh-timers.ts'

/** The hot adapter of React, whose refresh runtime waits for further updates unless it is told that there are none. */
export const createHotAdapter: CreateHotAdapter = (context) => {
  const nextRefresh = watchRefresh()
  ignoreExportsOfViews()
  const parts = {
    framework: 'react' as const,
    /** React Refresh mounts a tree anew that has failed. */
    recoversFromThrow: true,
    async whenRendered() {
      const refresh = nextRefresh()
      await context.applied()
      const timers = findRefreshTimers()
      const isComplete = timers !== undefined && (await context.accepted())
      const hasRendered = isComplete ? await timers.flush() : await hasBegun(refresh)
      if (hasRendered) await afterEffects()
    },
    identifyComponent: (component: unknown) => findPage()?.identify(component) ?? component,
    ownsField: isControlled,
  }
  return defineHotAdapter(parts, context)
}

/** React keeps the props of an element with it, under a name that starts so. */
const PROPS_KEY = '__reactProps$'

function isControlled(element: Element): boolean {
  const key = Object.keys(element).find((one) => one.startsWith(PROPS_KEY))
  const props: unknown = key === undefined ? undefined : Reflect.get(element, key)
  if (typeof props !== 'object' || props === null) return false
  const isToggle = element.matches('[type=checkbox],[type=radio]')
  return Reflect.get(props, isToggle ? 'checked' : 'value') != null
}

/** How long the refresh runtime waits for further updates, in milliseconds. */
const REFRESH_DELAY_MS = 16

/**
 * Resolves as soon as the refresh begins, or when none will: every module has been evaluated by now, so that a
 * refresh that was asked for was asked for earlier, and its timer runs out before one that is started now.
 */
function hasBegun(refresh: Promise<void>): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), REFRESH_DELAY_MS)
    void refresh.then(() => {
      clearTimeout(timer)
      resolve(true)
    })
  })
}

/** How many tasks React is given for what effects and suspended components bring. */
const MOST_TASKS = 20

/** Resolves when every root has rendered what it was told to, and has run the effects of it. */
async function afterEffects(): Promise<void> {
  // The refresh itself is rendered within this task. Effects may set state, which is rendered in a task of its
  // own; effects of that run in a third one.
  await nextTask()
  const isBusy = () =>
    findPage()
      ?.roots.list()
      .some((root) => root.pendingLanes !== 0) ?? false
  for (let tasks = 0; tasks < MOST_TASKS && isBusy(); tasks += 1) await nextTask()
  await nextTask()
}

/** Returns a function that gives a promise for the next refresh. Registers once: there is no undo. */
function watchRefresh(): () => Promise<void> {
  let waiting: (() => void)[] = []
  let isRegistered = false
  const refreshed = () => {
    for (const resolve of waiting) resolve()
    waiting = []
  }
  return () => {
    isRegistered ||= beforeRefresh(refreshed)
    if (!isRegistered) return Promise.resolve()
    return new Promise((resolve) => waiting.push(resolve))
  }
}
