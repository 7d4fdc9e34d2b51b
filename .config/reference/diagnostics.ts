import { parseSync } from 'vite'
import { compile } from '../../compiler/index.ts'
import { createDiagnostic } from '../../src/shared/diagnostics.ts'
import type { Diagnostic } from '../../src/shared/diagnostics.ts'
import { messages } from '../../src/shared/messages.ts'
import type { DiagnosticCode } from '../../src/shared/messages.ts'
import { mistakes } from '../../test/unit/compiler/unified/mistakes.ts'
import { headerExamples, projectExamples } from './examples.ts'
import { GENERATED, codeBlock } from './markdown.ts'

const INTRODUCTION = `# Diagnostics

Everything that the compiler, the plugin and the command line can say about a file. A code keeps its meaning for good;
wording may change. An **error** stops the file: the page keeps what it shows. A **warning** does not.
Several mistakes in one save are all told.`

const SECTIONS: readonly (readonly [title: string, codes: RegExp])[] = [
  ['The header', /^MTM10/],
  ['The blocks of a file', /^MTM11/],
  ['Markup', /^MTM12/],
  ['Older files', /^MTM13/],
  ['The script', /^MTM2(?:001|1)/],
  ['Expressions of the template', /^MTM2(?:002|2)/],
  ['The project and its page', /^MTM(?:23|[35])/],
]

/** Writes the page of all diagnostics, with an example for each. @throws {Error} for a code without one */
export function diagnosticsPage(): string {
  const codes = toCodes(messages).sort()
  const rest = codes.filter((code) => !SECTIONS.some(([, belongs]) => belongs.test(code)))
  if (rest.length > 0) throw new Error(`in no section: ${rest.join(', ')}`)
  const sections = SECTIONS.flatMap(([title, belongs]) => [
    `## ${title}`,
    ...codes.filter((code) => belongs.test(code)).map(describeCode),
  ])
  return `${[GENERATED, INTRODUCTION, ...sections].join('\n\n')}\n`
}

function describeCode(code: DiagnosticCode): string {
  const { name, severity } = messages[code]
  const { message, hint, frame } = exampleOf(code)
  const parts = [
    `### ${code} \`${name}\``,
    `${severity === 'error' ? 'Error' : 'Warning'}: ${message}`,
    `→ ${hint}`,
    ...(frame === '' ? [] : [codeBlock('text', frame)]),
  ]
  return parts.join('\n\n')
}

/** What is said about the first example of a code. */
function exampleOf(code: DiagnosticCode): Diagnostic {
  if (isProjectCode(code)) return createDiagnostic(code, projectExamples[code], { file: 'src/Example.mtm' })
  const header = headerExamples[code]
  const source = header?.source ?? mistakes.find(([known]) => known === code)?.[1]
  if (source === undefined) throw new Error(`${code} has no example`)
  const found = diagnose(source, header?.filename).find((diagnostic) => diagnostic.code === code)
  if (!found) throw new Error(`the example of ${code} is not told so`)
  return found
}

const isProjectCode = (code: DiagnosticCode): code is keyof typeof projectExamples =>
  Object.hasOwn(projectExamples, code)

function diagnose(source: string, filename = 'src/Example.mtm'): readonly Diagnostic[] {
  const options = { filename, parse: parseSync }
  const own = compile(source, options).diagnostics
  // Most examples name no target, and most mistakes are told about without one.
  return own.some(({ code }) => code !== 'MTM1010')
    ? own
    : compile(source, { ...options, defaultTarget: 'react' }).diagnostics
}

// The catalogue has one entry for each code and nothing else.
const toCodes = (catalogue: typeof messages): DiagnosticCode[] => Object.keys(catalogue) as DiagnosticCode[]
