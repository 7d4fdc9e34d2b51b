import type { DevEnvironment } from 'vite'

/** Knows which packages Vite has bundled for the pages. */
export interface Dependencies {
  /** Notes what the pages run. To be called when one of them has loaded. */
  note(): void
  /** The packages that were bundled since then, which the pages do not run; undefined where they run all there are. */
  takeAdded(): readonly string[] | undefined
}

export function createDependencies(environment: DevEnvironment): Dependencies {
  let known: Bundled | undefined
  const note = () => void (known = bundledNow(environment) ?? known)
  return {
    note,
    takeAdded() {
      const [before, now] = [known, bundledNow(environment)]
      note()
      if (!now || !before || now.hash === before.hash) return undefined
      return now.names.filter((name) => !before.names.includes(name))
    },
  }
}

interface Bundled {
  readonly hash: string
  readonly names: readonly string[]
}

function bundledNow({ depsOptimizer }: DevEnvironment): Bundled | undefined {
  if (!depsOptimizer) return undefined
  const { browserHash, optimized } = depsOptimizer.metadata
  return { hash: browserHash, names: Object.keys(optimized) }
}
