import { on, type Undo } from '../index.ts'

/** What runs in the life of an instance; declared by the script. */
export interface Lifecycle {
  /** `$init = (props) => …`: once per scope, at its first mount and so before the first paint. */
  init(run: (props: Props) => unknown): void
  /** `$onMount = …` and statements of the component level: at each mount; what it returns is its cleanup. */
  mount(run: () => unknown, hash: string): void
  /** `$onDestroy = …`: at each unmount, before the cleanups. */
  destroy(run: () => unknown): void
  /** A channel of the frontmatter: hears the event while it is mounted. */
  hear(event: string, handler: (payload: unknown) => void): void
}

/** The props of an instance, by name. */
export type Props = Readonly<Record<string, unknown>>

/** What one run of a setup has declared. */
export interface Declared {
  readonly inits: ((props: Props) => unknown)[]
  readonly mounts: { readonly run: () => unknown; readonly hash: string }[]
  readonly destroys: (() => unknown)[]
  readonly channels: { readonly event: string; readonly handler: (payload: unknown) => void }[]
}

/** Starts an empty record of declarations. */
export const createDeclared = (): Declared => ({ inits: [], mounts: [], destroys: [], channels: [] })

/** One mount of a scope: what has been started and has to end with it. */
export interface Mount {
  /** The framework's instance that has mounted it. */
  readonly owner: object
  /** True between an unmount and its end: the same owner may come back until then. */
  isEnding: boolean
  channels: Undo[]
  /** Subscriptions that scripts have made with `on`. */
  readonly subscriptions: Set<Undo>
  readonly effects: { readonly hash: string; readonly cleanup: unknown }[]
}

/** Starts what `declared` asks for at each mount. */
export function startMount(mount: Mount, declared: Declared): void {
  mount.channels = declared.channels.map(({ event, handler }) => on(event, handler))
  for (const { run, hash } of declared.mounts) mount.effects.push({ hash, cleanup: run() })
}

/** Ends what a mount has started, the latest first. Errors go to `report`, so that the rest still ends. */
export function endMount(mount: Mount, declared: Declared, report: (error: unknown) => void): void {
  const ends = [
    ...declared.destroys,
    ...mount.effects.toReversed().map(({ cleanup }) => cleanup),
    ...mount.subscriptions,
    ...mount.channels,
  ]
  for (const end of ends) callSafely(end, report)
}

/** Calls what may be a cleanup: scripts may return anything, a promise for one. */
export function callSafely(cleanup: unknown, report: (error: unknown) => void): void {
  if (typeof cleanup !== 'function') return
  try {
    cleanup()
  } catch (error) {
    report(error)
  }
}
