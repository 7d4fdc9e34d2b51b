import type { Message } from './message.ts'

/** The module, and what goes on of what it has started. */
export interface StartsAgainArguments {
  file: string
  effects: string
}

/** What the page itself says, which has none of the other messages. */
export const STARTS_AGAIN: Message<StartsAgainArguments> = {
  name: 'module_starts_again',
  severity: 'warning',
  text: ({ file, effects }) => `\`${file}\` starts again what goes on from before: ${effects}`,
  hint: () => 'End it in `import.meta.hot.dispose`, or make it once with `preserve` of `metamon`',
}
