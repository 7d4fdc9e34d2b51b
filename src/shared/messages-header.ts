import { FRAMEWORKS } from './framework.ts'
import { didYouMean } from './message.ts'
import type { Messages } from './message.ts'

/** Which names a channel gives to the two directions of its event. */
export type ChannelKey = 'emit' | 'on'

/** Why a channel cannot use a name. */
export type ChannelNameProblem = 'not-an-identifier' | 'declared-in-body' | 'used-twice' | 'dollar-in-svelte'

/** What a channel, or the whole list, lacks. */
export type ChannelShapeProblem = 'not-a-list' | 'not-a-map' | 'no-event' | 'no-direction'

/** What the messages on the header of a file are about. */
export interface HeaderMessageArguments {
  MTM1001: { problem: string; token: string }
  MTM1002: object
  MTM1003: { key: string }
  MTM1010: { token: string | undefined; suggestion?: string | undefined }
  MTM1011: { target: string; infix: string }
  MTM1012: { token: string; suggestion: string }
  MTM1013: { token: string }
  MTM1014: { key: string; token: string }
  MTM1020: { channel: number; token: string }
  MTM1021: { channel: number; key: ChannelKey; token: string; problem: ChannelNameProblem }
  MTM1022: { channel: number | undefined; problem: ChannelShapeProblem }
  MTM1023: { channel: number; first: number; event: string; key: ChannelKey; name: string }
  MTM1024: { channel: number; token: string; suggestion?: string | undefined }
}

const TARGETS = FRAMEWORKS.map((framework) => `\`${framework}\``).join(', ')

const NAME_PROBLEMS: Record<ChannelNameProblem, readonly [text: string, hint: string]> = {
  'not-an-identifier': ['is not a JavaScript identifier', 'Use a name like `addToCart`'],
  'declared-in-body': ['is already declared in the body', 'Rename one of the two'],
  'used-twice': ['is the `emit` name of an earlier channel', 'Choose another name'],
  'dollar-in-svelte': ['starts with `$`, which Svelte keeps for itself', 'Remove the `$`'],
}

const SHAPE_PROBLEMS: Record<ChannelShapeProblem, readonly [text: string, hint: string]> = {
  'not-a-list': ['is not a list', 'Write one `- event: name` entry per channel'],
  'not-a-map': ['is not a map', 'Write `event: name` with `emit: name` or `on: name` below it'],
  'no-event': ['has no `event`', 'Add `event: name`'],
  'no-direction': [
    'has neither `emit` nor `on`',
    'Add `emit: name` to send the event or `on: name` to hear it',
  ],
}

/** Codes 1001 to 1099: the header of a file. */
export const headerMessages: Messages<HeaderMessageArguments> = {
  MTM1001: {
    name: 'frontmatter_invalid_yaml',
    severity: 'error',
    text: ({ problem, token }) =>
      `frontmatter is not valid YAML${token === '' ? '' : ` at \`${token}\``}: ${problem}`,
    hint: () => 'Quote the value, or fix the indentation',
  },
  MTM1002: {
    name: 'frontmatter_not_closed',
    severity: 'error',
    text: () => 'frontmatter is opened with `---` and never closed',
    hint: () => 'Add a line `---` after the last key',
  },
  MTM1003: {
    name: 'frontmatter_without_fences',
    severity: 'warning',
    text: ({ key }) => `\`${key}\` is metadata outside of \`---\` fences`,
    hint: () => 'Wrap the lines in `---` and `---`',
  },
  MTM1010: {
    name: 'target_unknown',
    severity: 'error',
    text: ({ token, suggestion }) =>
      token === undefined ? 'no target framework' : `unknown target \`${token}\`${didYouMean(suggestion)}`,
    hint: ({ token }) =>
      token === undefined
        ? `Add \`target: react\` (one of ${TARGETS}) between \`---\` lines, name the file \`Name.react.mtm\`, or set the \`defaultTarget\` option`
        : `Use one of ${TARGETS}`,
  },
  MTM1011: {
    name: 'target_contradicts_filename',
    severity: 'error',
    text: ({ target, infix }) =>
      `target \`${target}\` contradicts the file name, which says \`.${infix}.mtm\``,
    hint: ({ infix }) => `Remove \`target\`, or rename the file without \`.${infix}\``,
  },
  MTM1012: {
    name: 'frontmatter_unknown_key',
    severity: 'warning',
    text: ({ token, suggestion }) => `unknown key \`${token}\`${didYouMean(suggestion)}`,
    hint: ({ suggestion }) => `Write \`${suggestion}\`, or choose a key that looks less like it`,
  },
  MTM1013: {
    name: 'dialect_unknown',
    severity: 'error',
    text: ({ token }) => `unknown dialect \`${token}\``,
    hint: () => 'Use `auto`, `native` or `unified`, or remove the key',
  },
  MTM1014: {
    name: 'component_name_invalid',
    severity: 'error',
    text: ({ key, token }) => `\`${key}\` is \`${token}\`, which is not a PascalCase identifier`,
    hint: () => 'Use a name like `ShoppingCart`',
  },
  MTM1020: {
    name: 'channel_invalid_event',
    severity: 'error',
    text: ({ channel, token }) => `channel #${channel}: \`${token}\` is not an event name`,
    hint: () => 'Use a text of letters, digits, `_`, `:`, `.` and `-`, such as `cart:add`',
  },
  MTM1021: {
    name: 'channel_invalid_name',
    severity: 'error',
    text: ({ channel, key, token, problem }) =>
      `channel #${channel}: \`${key}\` name \`${token}\` ${NAME_PROBLEMS[problem][0]}`,
    hint: ({ problem }) => NAME_PROBLEMS[problem][1],
  },
  MTM1022: {
    name: 'channel_incomplete',
    severity: 'error',
    text: ({ channel, problem }) =>
      `${channel === undefined ? '`channels`' : `channel #${channel}`} ${SHAPE_PROBLEMS[problem][0]}`,
    hint: ({ problem }) => SHAPE_PROBLEMS[problem][1],
  },
  MTM1023: {
    name: 'channel_duplicate',
    severity: 'error',
    text: ({ channel, first, event, key, name }) =>
      `channel #${channel} repeats channel #${first}: \`${event}\` with \`${key}: ${name}\``,
    hint: () => 'Remove one of the two',
  },
  MTM1024: {
    name: 'channel_handler_not_declared',
    severity: 'error',
    text: ({ channel, token, suggestion }) =>
      `channel #${channel}: handler \`${token}\` is not declared in the body${didYouMean(suggestion)}`,
    hint: ({ token }) => `Declare \`${token}\` at the top level of the component or of its module`,
  },
}
