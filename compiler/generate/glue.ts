import type { Framework } from '../../src/shared/framework.ts'
import type { Channel } from '../types.ts'

/** Writes the code that connects a body to its channels. Every piece is one line. */
export interface Glue {
  /** Imports and functions for the channels that are sent. */
  emits(syntax: ScriptSyntax): string
  /** The import that `listeners` needs. */
  listenerImport(channels: readonly Channel[]): string
  /** One call per channel that is heard, without a trailing semicolon. Belongs where hooks may run. */
  listeners(channels: readonly Channel[], syntax: ScriptSyntax): string[]
  /** The same for handlers that no component owns: subscribes once, with the module. */
  moduleListeners(channels: readonly Channel[], syntax: ScriptSyntax): string
}

/** Whether type annotations are allowed. */
export type ScriptSyntax = 'typescript' | 'javascript'

/** Makes the glue of one file. Its names are free in `source`. */
export function createGlue(options: {
  source: string
  target: Framework
  channels: readonly Channel[]
  importSource: string
}): Glue {
  const { source, target, channels, importSource } = options
  const emitName = freeName('mtmEmit$', source)
  const onName = freeName('mtmOn$', source)
  // the prefix `use` lets Fast Refresh see a hook: a channel more or less must not break hook order
  const hookName = freeName('useMtmEvent$', source)
  const payload = freeName('payload$', source)
  const parameter = (type: string, syntax: ScriptSyntax): string =>
    syntax === 'typescript' ? `${payload}${type}` : payload
  // `any`, because a body's handler may ask for any payload type; the event's own type is not known here
  const call = (callee: string, syntax: ScriptSyntax, { event, on = '' }: Channel): string =>
    `${callee}(${JSON.stringify(event)}, (${parameter(': any', syntax)}) => ${on}(${payload}))`

  return {
    emits: (syntax) => {
      const functions = channels.flatMap(({ event, emit }) =>
        emit === undefined
          ? []
          : `const ${emit} = (${parameter('?: unknown', syntax)}) => ${emitName}(${JSON.stringify(event)}, ${payload});`,
      )
      const head = importOf('emit', emitName, importSource)
      return functions.length === 0 ? '' : [head, ...functions].join(' ')
    },
    listenerImport: (listened) =>
      listened.length === 0 ? '' : importOf('useEvent', hookName, `${importSource}/${target}`),
    listeners: (listened, syntax) => listened.map((channel) => call(hookName, syntax, channel)),
    moduleListeners: (listened, syntax) => {
      const calls = listened.map((channel) => `${call(onName, syntax, channel)};`)
      return calls.length === 0 ? '' : [importOf('on', onName, importSource), ...calls].join(' ')
    },
  }
}

const importOf = (name: string, local: string, from: string): string =>
  `import { ${name} as ${local} } from ${JSON.stringify(from)};`

function freeName(name: string, source: string): string {
  let free = name
  for (let number = 1; source.includes(free); number++) free = `${name}${number}`
  return free
}
