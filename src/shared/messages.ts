import { FRAMEWORKS } from './framework.ts'

/** How much a diagnostic matters: an error stops the file, the other two do not. */
export type Severity = 'error' | 'warning' | 'info'

/** Which names a channel gives to the two directions of its event. */
export type ChannelKey = 'emit' | 'on'

/** What each message is about. The keys are the stable, searchable diagnostic codes. */
export interface MessageArguments {
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
  MTM1025: { token: string }
  MTM3001: { target: string; missing: string }
  MTM3002: { file: string }
  MTM3003: { file: string }
  MTM3004: { file: string; id: string }
  MTM3005: { lang: string; missing: string }
  MTM5001: { file: string; effects: string }
}

/** Why a channel cannot use a name. */
export type ChannelNameProblem = 'not-an-identifier' | 'declared-in-body' | 'used-twice' | 'dollar-in-svelte'

/** What a channel, or the whole list, lacks. */
export type ChannelShapeProblem = 'not-a-list' | 'not-a-map' | 'no-event' | 'no-direction'

/** A stable, searchable code such as `MTM1010`. */
export type DiagnosticCode = keyof MessageArguments

/** One entry of the catalogue. */
export interface Message<Arguments> {
  /** Stable snake_case name, for people; the code is for machines. */
  readonly name: string
  readonly severity: Severity
  /** What is wrong, in the present tense, with the user's token in backticks. */
  text(this: void, args: Arguments): string
  /** What to do about it; starts with a verb. */
  hint(this: void, args: Arguments): string
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

const didYouMean = (suggestion: string | undefined): string =>
  suggestion === undefined ? '' : `; did you mean \`${suggestion}\`?`

/**
 * Every message that Metamon's compiler and plugin can show, by code. A code never changes its
 * meaning; wording may.
 */
export const messages: { readonly [Code in DiagnosticCode]: Message<MessageArguments[Code]> } = {
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
  MTM1025: {
    name: 'dialect_not_supported',
    severity: 'error',
    text: ({ token }) => `the body is unified (\`${token}\`); this version compiles native bodies only`,
    hint: () =>
      'Write a native body: a module with a default-exported component (React, Solid), or `<script>` blocks and markup (Vue, Svelte); if it is one, add `dialect: native`',
  },
  MTM3001: {
    name: 'target_not_installed',
    severity: 'error',
    text: ({ target, missing }) => `target \`${target}\` needs \`${missing}\`, which is not available`,
    hint: ({ target, missing }) =>
      `Install \`${missing}\` and add \`${target}\` to the \`frameworks\` option`,
  },
  MTM3002: {
    name: 'solid_file_processed_by_react',
    severity: 'error',
    text: ({ file }) => `\`${file}\` is a Solid file and was processed by React refresh`,
    hint: () => 'Exclude `/\\.solid\\.[jt]sx/` from the options of `@vitejs/plugin-react`',
  },
  MTM3003: {
    name: 'jsx_framework_ambiguous',
    severity: 'error',
    text: ({ file }) => `cannot tell whether \`${file}\` is React or Solid`,
    hint: () => 'Rename it to `.solid.tsx` or `.react.tsx`, or set the `frameworks` option',
  },
  MTM3004: {
    name: 'virtual_id_shadowed',
    severity: 'error',
    text: ({ file, id }) => `the file \`${file}\` shadows \`${id}\`, which Metamon generates`,
    hint: () => 'Rename the file',
  },
  MTM3005: {
    name: 'style_language_not_installed',
    severity: 'error',
    text: ({ lang, missing }) => `\`<style lang="${lang}">\` needs \`${missing}\`, which is not installed`,
    hint: ({ missing }) => `Install \`${missing}\`, or write plain CSS`,
  },
  MTM5001: {
    name: 'module_starts_again',
    severity: 'warning',
    text: ({ file, effects }) => `\`${file}\` starts again what goes on from before: ${effects}`,
    hint: () => 'End it in `import.meta.hot.dispose`, or make it once with `preserve` of `metamon`',
  },
}
