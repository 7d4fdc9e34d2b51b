import type { Problem, ProblemsMessage, StackLine } from '../shared/problem.ts'
import { placeOf, titleOf } from './words.ts'

/** A problem as a report that can be pasted into an issue or a chat. */
export function toMarkdown(problem: Problem, { sentence, versions }: ProblemsMessage): string {
  const { message, hint, lines, stack, causes, components } = problem
  const code = lines.map(({ number, tokens, marked }) => {
    const text = tokens.map(([, part]) => part).join('')
    const caret = marked && `\n       | ${' '.repeat(marked[0])}${'^'.repeat(marked[1] - marked[0])}`
    return `${marked ? '>' : ' '} ${String(number).padStart(4)} | ${text}${caret ?? ''}`
  })
  return [
    `### ${titleOf(problem)}`,
    fenced(message),
    problem.file && `At \`${placeOf(problem)}\``,
    code.length > 0 && fenced(code.join('\n')),
    hint && `Hint: ${hint}`,
    stack.length > 0 && fenced(stack.map(toText).join('\n')),
    ...causes.map((one) => `Caused by:\n\n${fenced([one.message, ...one.stack.map(toText)].join('\n'))}`),
    components.length > 0 && `In ${components.map((one) => `\`${one}\``).join(' in ')}`,
    sentence,
    versions,
  ]
    .filter(Boolean)
    .join('\n\n')
}

/** The text may hold fences of its own. */
function fenced(text: string): string {
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map((one) => one.length))
  const fence = '`'.repeat(longest + 1)
  return `${fence}\n${text}\n${fence}`
}

const toText = (line: StackLine): string =>
  line.folded > 0 ? `    … ${line.folded} of packages` : `    at ${line.name || '?'} (${placeOf(line)})`
