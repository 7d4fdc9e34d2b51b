import type { Messages } from './message.ts'
import { STARTS_AGAIN, type StartsAgainArguments } from './message-starts-again.ts'

/** What the messages on a project and its page are about. */
export interface ProjectMessageArguments {
  MTM2301: { key: string; initial: string; other: string; otherFile: string }
  MTM3001: { target: string; missing: string }
  MTM3002: { file: string }
  MTM3003: { file: string }
  MTM3004: { file: string; id: string }
  MTM3005: { lang: string; missing: string }
  MTM5001: StartsAgainArguments
}

/** Codes 2301, and from 3001 on: how a project is put together, and what goes on in its page. */
export const projectMessages: Messages<ProjectMessageArguments> = {
  MTM2301: {
    name: 'shared_value_differs',
    severity: 'warning',
    text: ({ key, initial, other, otherFile }) =>
      `the shared signal \`${key}\` starts with \`${initial}\` here, and with \`${other}\` in \`${otherFile}\``,
    hint: () => 'Start it with the same value everywhere, or give it another key',
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
  MTM5001: STARTS_AGAIN,
}
