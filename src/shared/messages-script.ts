import { didYouMean } from './message.ts'
import type { Messages } from './message.ts'

/** What the messages on the script of a unified body are about. */
export interface ScriptMessageArguments {
  MTM2001: { problem: string; help?: string | undefined }
  MTM2101: { name: string }
  MTM2102: { name: string; suggestion?: string | undefined }
  MTM2103: { name: string; suggestion: string }
  MTM2104: { name: string }
  MTM2105: { name: string; suggestion?: string | undefined }
  MTM2106: { name: string; kind: ReadOnlyKind }
  MTM2107: { name: string; keyword: string }
  MTM2110: { name: string }
  MTM2111: { name: string }
  MTM2112: { name: string; source: string }
  MTM2113: { name: string }
  MTM2114: { token: string; suggestion: string }
  MTM2115: { name: string }
  MTM2116: { name: string; suggestion: string }
  MTM2120: { name: string }
}

/** What cannot be assigned to. */
export type ReadOnlyKind = 'derived' | 'prop' | 'constant' | 'method' | 'meta' | 'channel' | 'import' | 'item'

const KIND_NAMES: Record<ReadOnlyKind, readonly [name: string, hint: string]> = {
  derived: ['derived', 'Change what it is computed from'],
  prop: ['a property', 'Send an event to the parent, or copy it to state of its own'],
  constant: ['a constant', 'Declare it as state: `NAME! = …`'],
  method: ['a method', 'Declare it as state: `NAME! = …`'],
  meta: ['metadata of the page', 'Declare state of its own'],
  channel: ['a channel', 'Choose another name'],
  import: ['imported', 'Choose another name'],
  item: ['the variable of a loop', 'Replace the item in the list that the loop goes through'],
}

/** Codes 2001 and 2101 to 2199: script and names. */
export const scriptMessages: Messages<ScriptMessageArguments> = {
  MTM2001: {
    name: 'script_syntax_error',
    severity: 'error',
    text: ({ problem }) => `syntax error in the script: ${problem}`,
    hint: ({ help }) => help ?? 'Fix the statement that is marked, or the one before it',
  },
  MTM2101: {
    name: 'name_declared_twice',
    severity: 'error',
    text: ({ name }) => `\`${name}\` is declared twice`,
    hint: () => 'Rename one of the two; a change of state belongs into a function',
  },
  MTM2102: {
    name: 'name_not_declared',
    severity: 'error',
    text: ({ name, suggestion }) => `\`${name}\` is not declared${didYouMean(suggestion)}`,
    hint: ({ name, suggestion }) =>
      suggestion === undefined ? `Declare it: \`${name}! = …\`` : `Write \`${suggestion}\``,
  },
  MTM2103: {
    name: 'name_without_dollar',
    severity: 'warning',
    text: ({ name, suggestion }) => `\`${name}\` is not defined${didYouMean(suggestion)}`,
    hint: ({ suggestion }) => `Write \`${suggestion}\``,
  },
  MTM2104: {
    name: 'framework_not_imported',
    severity: 'warning',
    text: ({ name }) => `\`${name}\` is not defined in this file`,
    hint: () => 'Import it; a unified file needs no framework in scope',
  },
  MTM2105: {
    name: 'component_not_imported',
    severity: 'error',
    text: ({ name, suggestion }) => `component \`<${name}>\` is not imported${didYouMean(suggestion)}`,
    hint: ({ name, suggestion }) =>
      suggestion === undefined
        ? `Add \`import ${name} from './${name}.mtm'\`; elements of HTML begin with a small letter`
        : `Write \`<${suggestion}>\``,
  },
  MTM2106: {
    name: 'assignment_to_read_only',
    severity: 'error',
    text: ({ name, kind }) => `cannot assign to \`${name}\`: it is ${KIND_NAMES[kind][0]}`,
    hint: ({ name, kind }) => KIND_NAMES[kind][1].replace('NAME', name),
  },
  MTM2107: {
    name: 'declaration_with_keyword',
    severity: 'error',
    text: ({ name, keyword }) => `\`${name}\` is declared with \`${keyword}\``,
    hint: ({ name }) => `Write \`${name}! = …\` for state, \`${name} = …\` for anything else`,
  },
  MTM2110: {
    name: 'signal_without_mark',
    severity: 'warning',
    text: ({ name }) => `\`${name}\` is a signal without \`!\``,
    hint: ({ name }) => `Write \`${name}! = signal(…)\``,
  },
  MTM2111: {
    name: 'solid_signal',
    severity: 'error',
    text: () => '`createSignal` is an API of Solid',
    hint: ({ name }) => `Write \`${name}! = …\` with the initial value`,
  },
  MTM2112: {
    name: 'state_from_state',
    severity: 'warning',
    text: ({ name, source }) => `\`${name}\` starts from \`${source}\` and does not follow it`,
    hint: ({ name }) => `Write \`${name}! = computed(() => …)\` if it should follow`,
  },
  MTM2113: {
    name: 'function_as_state',
    severity: 'warning',
    text: ({ name }) => `\`${name}\` is a function, and functions are not reactive`,
    hint: ({ name }) => `Write \`${name} = …\` without \`!\``,
  },
  MTM2114: {
    name: 'type_unknown',
    severity: 'warning',
    text: ({ token }) => `\`${token}\` is not a type of TypeScript`,
    hint: ({ suggestion }) => `Write \`${suggestion}\``,
  },
  MTM2115: {
    name: 'value_of_value',
    severity: 'warning',
    text: ({ name }) => `\`${name}\` is the value itself; \`${name}.value\` is read as \`${name}\``,
    hint: ({ name }) => `Write \`${name}\``,
  },
  MTM2116: {
    name: 'lifecycle_alias',
    severity: 'warning',
    text: ({ name }) => `\`${name}\` is an old name`,
    hint: ({ suggestion }) => `Write \`${suggestion}\``,
  },
  MTM2120: {
    name: 'name_assigned_undeclared',
    severity: 'warning',
    text: ({ name }) => `\`${name}\` is assigned and never declared: it is local to this function`,
    hint: ({ name }) => `Write \`const ${name.slice(1)}\`, or declare \`${name}! = …\` in the component`,
  },
}
