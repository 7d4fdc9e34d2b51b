import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import type { ParseScript } from '../../../compiler/index.ts'
import {
  VIRTUAL_PRELUDE,
  declarationOf,
  readUnified,
  virtualModule,
} from '../../../compiler/unified/types/index.ts'
import type { VirtualModule } from '../../../compiler/unified/types/index.ts'
import { UsageError } from '../system.ts'
import { declarationPath, ignoreInGit } from '../../plugin/write-types.ts'

/** A folder with what TypeScript is to check. */
export interface VirtualProject {
  readonly config: string
  /** The module at an absolute path, and the `.mtm` file that it stands for. */
  moduleAt(path: string): { readonly file: string; readonly module: VirtualModule } | undefined
  /** Removes the folder. */
  dispose(): void
}

export interface VirtualProjectOptions {
  /** The root of the project, absolute. */
  readonly folder: string
  /** The text of every `.mtm` file of the project, by its path, relative to the root. */
  readonly sources: ReadonlyMap<string, string>
  /** Those to check. */
  readonly checked: ReadonlySet<string>
  /** The tsconfig of the project, relative to the root; undefined for what it has. */
  readonly config: string | undefined
  readonly parse: ParseScript
}

/** What a file is to others that has no types of its own. */
const ANY_COMPONENT =
  'declare const component: any\nexport default component\n' +
  'export declare function mount(target: Element, props?: any): { update(props: any): void; unmount(): void }\n'

/** With these, nothing is written, and only what is wrong with types is told. */
const COMPILER_OPTIONS = {
  allowArbitraryExtensions: true,
  allowImportingTsExtensions: true,
  allowUnreachableCode: true,
  allowUnusedLabels: true,
  composite: false,
  declaration: false,
  declarationMap: false,
  emitDeclarationOnly: false,
  erasableSyntaxOnly: false,
  incremental: false,
  isolatedDeclarations: false,
  noEmit: true,
  noUnusedLocals: false,
  noUnusedParameters: false,
  skipLibCheck: true,
}

/** For a project without a tsconfig. */
const DEFAULT_OPTIONS = {
  strict: true,
  noImplicitAny: false,
  useUnknownInCatchVariables: false,
  target: 'esnext',
  module: 'esnext',
  moduleResolution: 'bundler',
  jsx: 'preserve',
  types: [],
}

/**
 * Writes the virtual modules into `.metamon`, with the declarations of all components beside them.
 *
 * @throws UsageError when the tsconfig that is named does not exist
 */
export function createVirtualProject(options: VirtualProjectOptions): VirtualProject {
  const { folder, sources, checked, parse } = options
  const base = findConfig(folder, options.config)
  ignoreInGit(folder)
  const root = mkdtempSync(join(folder, '.metamon/check-'))
  const modules = new Map<string, { file: string; module: VirtualModule }>()
  const write = (path: string, text: string): string => {
    const target = join(root, path)
    mkdirSync(dirname(target), { recursive: true })
    writeFileSync(target, text)
    return target
  }
  for (const [file, source] of sources) {
    const reading = readUnified(source, { filename: file, parse })
    const isTyped = reading !== undefined && !reading.isBroken
    write(declarationPath(file), isTyped ? declarationOf(reading, { parse }) : ANY_COMPONENT)
    if (!isTyped || !checked.has(file)) continue
    const module = virtualModule(reading.file, { meta: reading.frontmatter.data, channels: reading.channels })
    modules.set(write(`${file}.check.ts`, module.code), { file, module })
  }
  write('metamon.d.ts', VIRTUAL_PRELUDE)
  const config = write('tsconfig.json', JSON.stringify(configOf({ root, folder, base, modules }), null, 2))
  return {
    config,
    moduleAt: (path) => modules.get(path),
    dispose: () => rmSync(root, { recursive: true, force: true }),
  }
}

function configOf(place: {
  root: string
  folder: string
  base: string | undefined
  modules: ReadonlyMap<string, unknown>
}): object {
  const { root, folder, base, modules } = place
  const from = (path: string): string => relative(root, path).split(sep).join('/')
  return {
    ...(base === undefined ? {} : { extends: from(base) }),
    compilerOptions: {
      ...(base === undefined ? DEFAULT_OPTIONS : {}),
      ...COMPILER_OPTIONS,
      rootDir: from(folder),
      rootDirs: [from(folder), '.'],
    },
    files: ['./metamon.d.ts', ...[...modules.keys()].map((path) => `./${from(path)}`)],
    include: [`${from(folder)}/**/*.d.ts`],
    exclude: ['node_modules', 'dist'].map((name) => `${from(folder)}/${name}`),
  }
}

/** Projects that Vite has made keep the options of the app in a file of their own. */
function findConfig(folder: string, named: string | undefined): string | undefined {
  if (named !== undefined && !existsSync(resolve(folder, named))) {
    throw new UsageError(`\`${named}\` does not exist`)
  }
  const names = named === undefined ? ['tsconfig.app.json', 'tsconfig.json'] : [named]
  return names.map((name) => resolve(folder, name)).find((path) => existsSync(path))
}
