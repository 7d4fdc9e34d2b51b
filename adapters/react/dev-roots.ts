import type { Fiber } from './dev-fiber.ts'

/** React's record of one `createRoot`. */
export interface FiberRoot {
  readonly current: Fiber
  /** A bit for each kind of update that has not been rendered yet. */
  readonly pendingLanes: number
}

/** The roots that are mounted in this page. */
export interface Roots {
  list(): readonly FiberRoot[]
}

interface DevtoolsHook {
  onCommitFiberRoot?: (this: unknown, id: unknown, root: FiberRoot, ...rest: unknown[]) => unknown
}

/**
 * Follows what React tells its development tools: every commit. React calls the hook that is there when it
 * commits, so that this can begin at any time before the first one.
 */
export function watchRoots(onCommit: () => void): Roots {
  const roots = new Set<FiberRoot>()
  // Installed by plugin-react before any module of the app runs, or by the browser's extension before that.
  const hook = Reflect.get(globalThis, '__REACT_DEVTOOLS_GLOBAL_HOOK__') as DevtoolsHook | undefined
  const previous = hook?.onCommitFiberRoot
  if (hook) {
    hook.onCommitFiberRoot = function (id, root, ...rest) {
      if (root.current.child) roots.add(root)
      else roots.delete(root)
      onCommit()
      return previous?.call(this, id, root, ...rest)
    }
  }
  return { list: () => [...roots] }
}
