import { relative } from 'node:path'
import { parseSync } from 'vite'
import type { CompileResult } from '../../compiler/index.ts'
import type { Framework } from '../shared/framework.ts'
import type { Diagnostic } from '../shared/diagnostics.ts'
import { loadOnce } from './load-once.ts'
import type { MtmPart } from './mtm-parts.ts'
import { findSharedConflicts } from './shared-values.ts'

/** The compiled state of every `.mtm` file, recompiled when its text has changed. */
export interface MtmStore {
  /** Compiles a file as it is on disk. */
  load(file: string): Promise<CompileResult>
  /** Compiles a given text as that file. */
  update(file: string, source: string): Promise<CompileResult>
  /** What of a file does not go together with the files that were compiled before. */
  conflicts(file: string): Diagnostic[]
  /** The last compiled state, if there is one. */
  current(file: string): CompileResult | undefined
  /** Notes what the module that holds a part of a file is made of. */
  setLoaded(file: string, part: MtmPart, result: CompileResult): void
  /**
   * The last state that the module of a part was made of, or the last one without errors. Hosts are loaded at any
   * time, and can find a newer text.
   */
  loaded(file: string, part: MtmPart): CompileResult | undefined
}

export interface MtmStoreOptions {
  readonly defaultTarget: Framework | undefined
  readonly root: () => string
  readonly read: (file: string) => Promise<string>
}

interface Compiled {
  readonly source: string
  readonly result: CompileResult
  readonly lastGood: CompileResult | undefined
}

export function createMtmStore(options: MtmStoreOptions): MtmStore {
  const compiled = new Map<string, Compiled>()
  const parts = new Map<string, CompileResult>()
  const compiler = loadOnce(loadCompiler)
  const update = async (file: string, source: string): Promise<CompileResult> =>
    compiler.use(({ compile }) => {
      const known = compiled.get(file)
      if (known?.source === source) return known.result
      const result = compile(source, {
        filename: relative(options.root(), file).replaceAll('\\', '/'),
        parse: parseSync,
        ...(options.defaultTarget && { defaultTarget: options.defaultTarget }),
      })
      compiled.set(file, { source, result, lastGood: hasErrors(result) ? known?.lastGood : result })
      return result
    })
  return {
    load: async (file) => update(file, await options.read(file)),
    setLoaded: (file, part, result) => void parts.set(partKey(file, part), result),
    loaded: (file, part) => parts.get(partKey(file, part)) ?? compiled.get(file)?.lastGood,
    update,
    conflicts: (file) => findSharedConflicts(file, compiled),
    current: (file) => compiled.get(file)?.result,
  }
}

/** With the first file: a server starts without it. */
export const loadCompiler = (): Promise<typeof import('../../compiler/index.ts')> =>
  import('../../compiler/index.ts')

const partKey = (file: string, part: MtmPart): string => `${file}\n${part}`

/** True when a file cannot be compiled as it is. */
export const hasErrors = (result: CompileResult): boolean =>
  result.diagnostics.some((one) => one.severity === 'error')
