import { didYouMean } from './message.ts'
import type { Messages } from './message.ts'

/** What the messages on the parts of a unified body and its markup are about. */
export interface BlockMessageArguments {
  MTM1101: { tag: string }
  MTM1102: object
  MTM1103: object
  MTM1104: { name: string }
  MTM1201: { tag: string; suggestion?: string | undefined }
  MTM1202: { token: string; close: string; before: string }
  MTM1203: object
  MTM1204: { token: string; suggestion?: string | undefined }
  MTM1205: { token: string; missing: string }
  MTM1206: { name: string; tag: string }
  MTM1207: { token: string; problem: BlockProblem; suggestion?: string | undefined }
  MTM1208: { token: string }
  MTM1209: { token: string }
  MTM1210: { token: string; suggestion: string }
  MTM1211: object
  MTM1301: object
  MTM1302: { token: string }
  MTM1303: { token: string }
}

/** What is wrong with a block mark such as `{/if}`. */
export type BlockProblem = 'unknown' | 'misplaced'

/** Codes 1101 to 1399: the parts of a unified body, and the structure of its markup. */
export const blockMessages: Messages<BlockMessageArguments> = {
  MTM1101: {
    name: 'block_not_closed',
    severity: 'error',
    text: ({ tag }) => `\`<${tag}>\` is never closed`,
    hint: ({ tag }) => `Add \`</${tag}>\` on a line of its own`,
  },
  MTM1102: {
    name: 'template_repeated',
    severity: 'error',
    text: () => 'a file has only one `<template>`',
    hint: () => 'Move the markup into the first `<template>`',
  },
  MTM1103: {
    name: 'template_missing',
    severity: 'error',
    text: () => 'a unified file needs a `<template>`',
    hint: () => 'Add `<template>` and `</template>` around the markup of the component',
  },
  MTM1104: {
    name: 'component_not_closed',
    severity: 'error',
    text: ({ name }) => `the function \`${name}\` is never closed`,
    hint: () => 'Add a `}` at the end of the file, or remove the function around the component',
  },
  MTM1201: {
    name: 'closing_tag_stray',
    severity: 'error',
    text: ({ tag, suggestion }) => `\`</${tag}>\` closes nothing${didYouMean(suggestion)}`,
    hint: ({ tag }) => `Remove it, or add the \`<${tag}>\` that it closes`,
  },
  MTM1202: {
    name: 'element_not_closed',
    severity: 'error',
    text: ({ token }) => `\`${token}\` is never closed`,
    hint: ({ token, close, before }) =>
      `Add \`${close}\` before ${before}` +
      (token.startsWith('{') ? '; to show braces as text, put `m-raw` on the element around them' : ''),
  },
  MTM1203: {
    name: 'brace_not_closed',
    severity: 'error',
    text: () => '`{` is never closed',
    hint: () => 'Add `}` behind the expression; to show a brace as text, write `&lbrace;` or `{"{"}`',
  },
  MTM1204: {
    name: 'tag_malformed',
    severity: 'error',
    text: ({ token, suggestion }) => `\`${token}\` cannot stand in a tag${didYouMean(suggestion)}`,
    hint: ({ suggestion }) =>
      suggestion === undefined
        ? 'Write `name`, `name="text"` or `name={expression}`'
        : `Write \`${suggestion}\``,
  },
  MTM1205: {
    name: 'tag_not_closed',
    severity: 'error',
    text: ({ token, missing }) => `\`${token}\` has no \`${missing}\``,
    hint: ({ missing }) => `Add \`${missing}\``,
  },
  MTM1206: {
    name: 'attribute_repeated',
    severity: 'error',
    text: ({ name, tag }) => `\`${name}\` is given twice to \`<${tag}>\``,
    hint: () => 'Remove one of the two',
  },
  MTM1207: {
    name: 'block_unknown',
    severity: 'error',
    text: ({ token, problem, suggestion }) =>
      problem === 'unknown'
        ? `\`${token}\` is not a block${didYouMean(suggestion)}`
        : `\`${token}\` stands outside of its block`,
    hint: ({ problem }) =>
      problem === 'unknown'
        ? 'Use `{#if}`, `{:else if}`, `{:else}`, `{#each}`, `{#for}` or `{@html}`'
        : 'Remove it, or add the block that it belongs to',
  },
  MTM1208: {
    name: 'each_malformed',
    severity: 'error',
    text: ({ token }) => `\`${token}\` does not say what to go through`,
    hint: () => 'Write `{#each items as item, index (item.id)}`; index and key may be left out',
  },
  MTM1209: {
    name: 'for_malformed',
    severity: 'error',
    text: ({ token }) => `\`${token}\` does not say what to count`,
    hint: () => 'Write `{#for i = 1 to 10}` or `{#for i = 10 to 0 step -2}`',
  },
  MTM1210: {
    name: 'braces_doubled',
    severity: 'error',
    text: ({ token }) => `\`${token}\` has one pair of braces too many`,
    hint: ({ suggestion }) => `Write \`${suggestion}\``,
  },
  MTM1211: {
    name: 'while_not_supported',
    severity: 'error',
    text: () => 'there is no `{#while}`: rendering has to end',
    hint: () => 'Use `{#for i = 1 to n}` or `{#each}`',
  },
  MTM1301: {
    name: 'template_in_string',
    severity: 'error',
    text: () => 'markup in a string, `template(…)`, is not supported',
    hint: () => 'Move the markup out of the string, between `<template>` and `</template>`',
  },
  MTM1302: {
    name: 'markup_without_template',
    severity: 'error',
    text: ({ token }) => `the markup from \`${token}\` on stands in the script`,
    hint: () => 'Wrap the markup in `<template>` and `</template>`',
  },
  MTM1303: {
    name: 'markup_is_jsx',
    severity: 'error',
    text: ({ token }) => `\`${token}\` is JSX`,
    hint: () => 'Write `class` and `for`; if the file is a React or Solid component, set `dialect: native`',
  },
}
