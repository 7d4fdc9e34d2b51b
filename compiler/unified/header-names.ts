type Meta = Readonly<Record<string, unknown>>

/** A component that the header imports. */
export interface HeaderImport {
  /** `./ui/todo-item.mtm` is imported as `TodoItem`. */
  readonly name: string
  readonly specifier: string
}

/** A property that the header declares. */
export interface HeaderProp {
  /** `$` is part of the name. */
  readonly name: string
  /** What it is when it is not passed. */
  readonly fallback: unknown
}

/** Reads `imports:` of the header; what is no text is left out. */
export function headerImports({ imports }: Meta): HeaderImport[] {
  const files = Array.isArray(imports) ? imports.filter((file) => typeof file === 'string') : []
  return files.map((specifier) => ({ name: componentName(specifier), specifier }))
}

/** Reads `props:` of the header: a map from names to types or descriptions, or a list of descriptions. */
export function headerProps({ props }: Meta): HeaderProp[] {
  const entries: readonly [name: unknown, description: unknown][] = Array.isArray(props)
    ? props.map((prop) => [isRecord(prop) ? prop.name : prop, prop])
    : Object.entries(isRecord(props) ? props : {})
  return entries.flatMap(([name, description]) =>
    typeof name === 'string'
      ? [{ name: `$${name.replace(/^\$/, '')}`, fallback: fallbackOf(description) }]
      : [],
  )
}

const fallbackOf = (description: unknown): unknown =>
  isRecord(description) ? description.default : undefined

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function componentName(file: string): string {
  const base = /([^/]*?)(?:\.[^/]*)?$/.exec(file)?.[1] ?? ''
  return base.replace(/(?:^|[-_ ])([\p{L}\d])/gu, (_, letter: string) => letter.toUpperCase())
}
