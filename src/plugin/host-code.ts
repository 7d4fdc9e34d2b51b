import { basename } from 'node:path'
import type { Framework } from '../shared/framework.ts'
import { toViewId, type Importer } from '../shared/module-id.ts'

export interface HostCodeInput {
  readonly file: string
  readonly target: Framework
  readonly importer: Importer
  /** True for a component that keeps its state in the place where a host shows it. */
  readonly isUnified: boolean
}

/**
 * The module that importers of a `.mtm` file get while a dev server runs: a component of the importer's
 * framework whose identity outlives every edit, so that a changed `target` is switched in place.
 */
export function hotHostCode({ file, target, importer, isUnified }: HostCodeInput): string {
  return lines(
    `import "virtual:metamon/scopes"`,
    `import { createHost } from "virtual:metamon/host/${importer}"`,
    `import { island } from "metamon/${target}"`,
    `import View from ${JSON.stringify(toViewId(file, target))}`,
    `const host = import.meta.hot?.data.host ?? createHost(${JSON.stringify(basename(file, '.mtm'))}, ${JSON.stringify(file)})`,
    `host.show(island(View)${isUnified ? ', { isUnified: true }' : ''})`,
    `if (import.meta.hot) { import.meta.hot.data.host = host; import.meta.hot.accept() }`,
    `export default host.component`,
    `export const mount = host.mount`,
  )
}

/** The same module in a build: the view itself, or the view as an island of the importer's framework. */
export function staticHostCode({ file, target, importer }: HostCodeInput): string {
  return lines(
    `import { mountPlainIsland } from "virtual:metamon/static-host/js"`,
    `import { island } from "metamon/${target}"`,
    `import View from ${JSON.stringify(toViewId(file, target))}`,
    ...defaultExport(target, importer),
    `export const mount = (target, props) => mountPlainIsland(island(View), target, props)`,
  )
}

function defaultExport(target: Framework, importer: Importer): string[] {
  if (importer === target) return ['export default View']
  if (importer === 'js') return ['export default /* @__PURE__ */ island(View)']
  return [
    `import { toComponent } from "virtual:metamon/static-host/${importer}"`,
    `export default /* @__PURE__ */ toComponent(/* @__PURE__ */ island(View))`,
  ]
}

const lines = (...code: string[]): string => code.join('\n')
