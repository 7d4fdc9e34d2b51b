import type { Facts } from '../../src/shared/reasons/index.ts'
import { notes, reasons, toWords } from '../../src/shared/reasons/index.ts'
import type { NoteCode, Outcome, ReasonCode } from '../../src/shared/protocol.ts'
import { GENERATED, codeBlock } from './markdown.ts'

const INTRODUCTION = `# Reasons

Every save ends for one reason. It has a code that keeps its meaning for good, and a sentence that is the same in the
terminal, in the page, in the panel and in the journal. The panel explains a code at \`/__metamon/#/reasons/<code>\`,
without a network; the key \`w\` in the terminal prints that address with all that is known of the last save.`

interface Section {
  readonly title: string
  readonly belongs: RegExp
  readonly outcome: Outcome
}

const SECTIONS: readonly Section[] = [
  { title: 'Updated in place', belongs: /^(?:hot|remount|timeout)\./, outcome: 'applied' },
  { title: 'Versions of before', belongs: /^version\./, outcome: 'applied' },
  { title: 'Not applied', belongs: /^aborted\./, outcome: 'aborted' },
  { title: 'Rolled back', belongs: /^rollback\./, outcome: 'rolled-back' },
  { title: 'Reloaded', belongs: /^reload\./, outcome: 'reloaded' },
  { title: 'Ignored', belongs: /^ignored\./, outcome: 'ignored' },
]

/** Writes the page of all reason codes. @throws {Error} for a code that is in no section */
export function reasonsPage(): string {
  // The catalogues have one entry for each code and nothing else.
  const codes = Object.keys(reasons) as ReasonCode[]
  const rest = codes.filter((code) => !SECTIONS.some(({ belongs }) => belongs.test(code)))
  if (rest.length > 0) throw new Error(`in no section: ${rest.join(', ')}`)
  const sections = SECTIONS.flatMap(({ title, belongs, outcome }) => [
    `## ${title}`,
    ...codes.filter((code) => belongs.test(code)).map((code) => describeReason(code, outcome)),
  ])
  const others = (Object.keys(notes) as NoteCode[]).map(describeNote)
  return `${[GENERATED, INTRODUCTION, ...sections, '## With any of them', ...others].join('\n\n')}\n`
}

function describeReason(reason: ReasonCode, outcome: Outcome): string {
  const { why, fix, example } = reasons[reason]
  const { sentence, hint } = toWords({ ...EXAMPLE, reason, outcome, ...example })
  const told = hint === undefined ? sentence : `${sentence}\n→ ${hint}`
  return [titleOf(reason), codeBlock('text', told), why, `**What to do:** ${fix}`].join('\n\n')
}

const describeNote = (code: NoteCode): string =>
  [titleOf(code), notes[code].why, `**What to do:** ${notes[code].fix}`].join('\n\n')

/** Markdown makes an anchor of its own of a title: without the dots. */
const titleOf = (code: ReasonCode | NoteCode): string => `<a id="${code}"></a>\n\n### ${code}`

const EXAMPLE: Omit<Facts, 'reason' | 'outcome'> = {
  id: 'example',
  files: [],
  frameworks: [],
  chain: [],
  steps: [],
  savedAt: 0,
  timings: { total: 18 },
  kept: ['signal:cart'],
  lost: [],
  variables: [],
  diagnostics: [],
}
