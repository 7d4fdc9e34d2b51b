import { didYouMean } from './message.ts'
import type { Messages } from './message.ts'

/** What the messages on the expressions of a template are about. */
export interface TemplateMessageArguments {
  MTM2002: { problem: string; help?: string | undefined }
  MTM2201: { name: string; event: string; code: string }
  MTM2202: { name: string; token: string }
  MTM2203: { name: string }
  MTM2204: { name: string; list?: string | undefined }
  MTM2205: { token: string; suggestion?: string | undefined }
  MTM2206: { token: string }
}

/** Codes 2002 and 2201 to 2299: what stands between the braces of a template. */
export const templateMessages: Messages<TemplateMessageArguments> = {
  MTM2002: {
    name: 'expression_syntax_error',
    severity: 'error',
    text: ({ problem }) => `syntax error in the template: ${problem}`,
    hint: ({ help }) => help ?? 'Write one JavaScript expression between the braces',
  },
  MTM2201: {
    name: 'handler_is_script',
    severity: 'error',
    text: ({ name }) => `\`${name}\` holds a script, which cannot see the component`,
    hint: ({ event, code }) => `Write \`${event}={() => ${code}}\``,
  },
  MTM2202: {
    name: 'value_is_text',
    severity: 'error',
    text: ({ name, token }) => `\`${name}\` needs an expression, and \`${token}\` is text`,
    hint: ({ name }) => `Write \`${name}={…}\``,
  },
  MTM2203: {
    name: 'assignment_while_rendering',
    severity: 'error',
    text: ({ name }) => `\`${name}\` is changed while rendering`,
    hint: () =>
      'Move the change to a handler: `click={() => …}`; copy a list before sorting it: `toSorted()`',
  },
  MTM2204: {
    name: 'item_changed',
    severity: 'warning',
    text: ({ name }) => `\`${name}\` is changed in place, which nothing notices`,
    hint: ({ list }) => `Replace the item in ${list === undefined ? 'the list' : `\`${list}\``}`,
  },
  MTM2205: {
    name: 'modifier_unknown',
    severity: 'error',
    text: ({ token, suggestion }) => `unknown modifier \`${token}\`${didYouMean(suggestion)}`,
    hint: () =>
      'Use `prevent`, `stop`, `self`, `once`, `capture`, `passive`, or a key such as `enter`, `esc` or `ctrl`',
  },
  MTM2206: {
    name: 'bind_target_invalid',
    severity: 'error',
    text: ({ token }) => `\`${token}\` cannot be bound`,
    hint: () => 'Bind state, or a part of it: `bind:value={$name}` or `bind:value={$user.name}`',
  },
}
