/** What is written by hand about one topic of the language, beside its parity fixtures. */
export interface Notes {
  readonly title: string
  /** Markdown between the title and the first construct; may be `''`. */
  readonly introduction: string
  readonly constructs: readonly Construct[]
}

/** One construct; its example is a parity fixture of the same folder. */
export interface Construct {
  /** The fixture without its ending, for example `keyed-reorder`. */
  readonly fixture: string
  readonly title: string
  /** Markdown: what it means. */
  readonly text: string
}

/**
 * Reads the `notes.md` of a topic: a heading for the topic, then a second-level heading
 * `fixture: title` for each construct.
 *
 * @throws {Error} when a heading does not name its fixture
 */
export function readNotes(text: string): Notes {
  const [head = '', ...sections] = text.split(/^## /m)
  const [title = '', ...introduction] = head.trim().split('\n')
  return {
    title: title.replace(/^# /, ''),
    introduction: introduction.join('\n').trim(),
    constructs: sections.map(readConstruct),
  }
}

function readConstruct(section: string): Construct {
  const found = /^([\w-]+): (.+)\n([^]*)$/.exec(section)
  if (!found) throw new Error(`no fixture in the heading: ${section.split('\n')[0]}`)
  const [, fixture = '', title = '', text = ''] = found
  return { fixture, title, text: text.trim() }
}
