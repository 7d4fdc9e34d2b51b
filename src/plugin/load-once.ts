/** Something that is loaded when it is first used. */
export interface LoadedOnce<Loaded> {
  /**
   * Runs with what is loaded: at once where it is there, since even `import()` of a module that is there takes as
   * long as a good part of a transform.
   */
  use<Result>(run: (loaded: Loaded) => Result): Result | Promise<Result>
}

/**
 * Keeps what was loaded. What could not be loaded is tried again.
 *
 * @example
 * const compiler = loadOnce(() => import('./compiler.ts'))
 * await compiler.use(({ compile }) => compile(source))
 */
export function loadOnce<Loaded extends object>(load: () => Promise<Loaded>): LoadedOnce<Loaded> {
  let known: Loaded | undefined
  return {
    use: (run) => (known ? run(known) : load().then((loaded) => run((known ??= loaded)))),
  }
}
