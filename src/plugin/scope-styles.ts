import { parse, type AtRule, type Container, type Root, type Rule } from 'postcss'
import { scopeSelector } from './scope-selector.ts'

/** What is to become of a style sheet. */
export interface ScopeStylesOptions {
  /** The attribute of the component's elements: `data-m-0cd554`. */
  readonly scope: string
  /** The path of the style sheet. */
  readonly filename: string
  readonly hasMap: boolean
}

export interface ScopedStyles {
  readonly code: string
  /** A version 3 source map as text; undefined when none was asked for. */
  readonly map: string | undefined
}

/**
 * Makes plain CSS apply to the elements of one component only. Key frames get a name of their own, and so do the
 * animations that use them: `spin` becomes `spin-m-0cd554`; `@keyframes :global(spin)` keeps its name.
 *
 * PostCSS keeps every declaration as it is written, where Lightning CSS would print all of them anew; Vite brings
 * both.
 *
 * @throws {CssSyntaxError} for what is no CSS
 */
export function scopeStyles(code: string, { scope, filename, hasMap }: ScopeStylesOptions): ScopedStyles {
  const map = hasMap && ({ inline: false, annotation: false, sourcesContent: true } as const)
  const root = parse(code, { from: filename })
  const marked = new Set<Container>()
  root.walkRules((rule) => {
    if (!isOfKeyframes(rule)) markRule(rule, scope, marked)
  })
  renameKeyframes(root, scope.replace(/^data/, ''))
  const result = root.toResult({ from: filename, to: filename, map })
  return { code: result.css, map: result.map?.toString() }
}

/** Outer rules come first. */
function markRule(rule: Rule, scope: string, marked: Set<Container>): void {
  const isNested = ancestorsOf(rule).some((one) => marked.has(one))
  const { text, isMarked } = scopeSelector(rule.selector, { mark: `[${scope}]`, isNested })
  rule.selector = text
  if (isMarked) marked.add(rule)
}

function ancestorsOf(rule: Rule): Container[] {
  const ancestors: Container[] = []
  for (let one = rule.parent; one && one.type !== 'root'; one = one.parent) ancestors.push(one as Container)
  return ancestors
}

const KEYFRAMES_RE = /^(?:-\w+-)?keyframes$/i
const GLOBAL_NAME_RE = /^:global\((.*)\)$/s
const ANIMATION_RE = /^(?:-\w+-)?animation(?:-name)?$/i

const isKeyframes = ({ name }: AtRule): boolean => KEYFRAMES_RE.test(name)

/** `from` and `40%` are no selectors. */
const isOfKeyframes = ({ parent }: Rule): boolean =>
  parent?.type === 'atrule' && isKeyframes(parent as AtRule)

function renameKeyframes(root: Root, suffix: string): void {
  const names = new Map<string, string>()
  root.walkAtRules(KEYFRAMES_RE, (rule) => {
    const name = rule.params.trim()
    const global = GLOBAL_NAME_RE.exec(name)?.[1]
    rule.params = global?.trim() ?? `${name}${suffix}`
    if (global === undefined) names.set(name, rule.params)
  })
  if (names.size === 0) return
  root.walkDecls(ANIMATION_RE, (declaration) => {
    declaration.value = replaceNames(declaration.value, names)
  })
}

/** Names are words by themselves; `steps(4, end)` and strings hold none. */
const replaceNames = (value: string, names: ReadonlyMap<string, string>): string =>
  value.replace(/"[^"]*"|'[^']*'|\([^)]*\)|[^\s,()"']+/g, (word) => names.get(word) ?? word)
