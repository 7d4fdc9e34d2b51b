import type { Props } from '../../src/unified/index.ts'

const CONTENT: ReadonlySet<string> = new Set(['children', 'slots', 'key', 'ref'])

/** The props that a script can read: content is the view's business, and reading it may create it. */
export const toScriptProps = (props: Props): Props =>
  Object.fromEntries(
    Object.keys(props)
      .filter((name) => !CONTENT.has(name))
      .map((name) => [name, props[name]]),
  )
