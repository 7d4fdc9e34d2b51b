import { existsSync, readdirSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import type { ResolvedConfig } from 'vite'
import { createDiagnostic } from '../../shared/diagnostics.ts'
import type { Framework } from '../../shared/framework.ts'
import type { Finding } from '../doctor.ts'
import { PACKAGES } from '../problems.ts'

/** The packages that must exist once: two copies are two worlds that do not know each other. */
const RUNTIMES: Record<Framework, readonly string[]> = {
  react: ['react', 'react-dom'],
  vue: ['vue'],
  svelte: ['svelte'],
  solid: ['solid-js'],
}

/** The one plugin of several that an official package adds which is there exactly once per call. */
const MAIN_PLUGIN: Record<Framework, string> = {
  react: 'vite:react-refresh',
  vue: 'vite:vue',
  svelte: 'vite-plugin-svelte',
  solid: 'solid',
}

/** Packages that a used framework needs and that are not installed. */
export function missingPackages(root: string, used: readonly Framework[]): Finding[] {
  return used.flatMap((framework) =>
    PACKAGES[framework]
      .filter((name) => !nodeModulesOf(root).some((folder) => existsSync(join(folder, name))))
      .map((missing) => {
        const { code, message, hint } = createDiagnostic(
          'MTM3001',
          { target: framework, missing },
          { file: root },
        )
        return { problem: `${code}: ${message}`, fix: hint }
      }),
  )
}

/** Frameworks whose official plugin is in the config more than once. */
export function twiceConfigured(config: ResolvedConfig, used: readonly Framework[]): Finding[] {
  return used
    .filter(
      (framework) => config.plugins.filter((plugin) => plugin.name === MAIN_PLUGIN[framework]).length > 1,
    )
    .map((framework) => ({
      problem: `the plugin of ${framework} is configured twice, so its files are compiled twice`,
      fix: `remove ${PACKAGES[framework][0]} from \`plugins\`, or \`${framework}\` from the \`frameworks\` of metamon()`,
    }))
}

/** Second copies of a framework, nested in the packages that the project uses. */
export function duplicateCopies(root: string, used: readonly Framework[]): Finding[] {
  const names = used.flatMap((framework) => RUNTIMES[framework])
  return nodeModulesOf(root).flatMap((folder) =>
    packagesIn(folder)
      // Few packages have any of their own: only these are asked for each name.
      .map((owner) => join(folder, owner, 'node_modules'))
      .filter((own) => existsSync(own))
      .flatMap((own) =>
        names
          .filter((name) => existsSync(join(own, name, 'package.json')))
          .map((name) => ({
            problem: `there is a second copy of ${name} in ${relative(root, join(own, name))}`,
            fix: `align the versions and run \`npm dedupe\`, or add '${name}' to resolve.dedupe`,
          })),
      ),
  )
}

/** The `node_modules` folders that a file in the root sees, nearest first. */
function nodeModulesOf(root: string): string[] {
  const folders = []
  for (let folder = root; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'node_modules'))) folders.push(join(folder, 'node_modules'))
    if (folder === dirname(folder)) return folders
  }
}

const packagesIn = (folder: string): string[] =>
  readdirSync(folder).flatMap((name) => {
    if (name.startsWith('.')) return []
    return name.startsWith('@') ? readdirSync(join(folder, name)).map((inner) => `${name}/${inner}`) : [name]
  })
