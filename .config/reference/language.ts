import { readFileSync } from 'node:fs'
import { FRAMEWORKS } from '../../src/shared/framework.ts'
import type { Framework } from '../../src/shared/framework.ts'
import { GENERATED, codeBlock } from './markdown.ts'
import { readNotes } from './notes.ts'
import type { Construct, Notes } from './notes.ts'
import { LANGUAGES, compileExample, markupOf } from './outputs.ts'

/** One page of the reference. */
interface Chapter {
  readonly file: string
  readonly title: string
  /** Folders of parity fixtures, each with a `notes.md`. */
  readonly topics: readonly string[]
  /** Which part of the output the chapter is about. */
  readonly shows: 'markup' | 'setup'
}

const CHAPTERS: readonly Chapter[] = [
  {
    file: 'language-script.md',
    title: 'The script',
    topics: ['state', 'derived', 'shared', 'props', 'lifecycle', 'bus', 'page'],
    shows: 'setup',
  },
  {
    file: 'language-template.md',
    title: 'The template',
    topics: [
      'text',
      'attributes',
      'events',
      'bind',
      'value',
      'if',
      'each',
      'for',
      'key',
      'ref',
      'html',
      'raw',
    ],
    shows: 'markup',
  },
  {
    file: 'language-components.md',
    title: 'Files, components and styles',
    topics: ['file', 'components', 'slots', 'styles'],
    shows: 'markup',
  },
]

const FIXTURES = new URL('../../test/parity/fixtures/', import.meta.url)
const NAMES: Readonly<Record<Framework, string>> = {
  react: 'React',
  vue: 'Vue',
  svelte: 'Svelte',
  solid: 'Solid',
}

const SHOWN: Readonly<Record<Chapter['shows'], string>> = {
  markup:
    'Of what is compiled, the markup of the views is shown; the page of the whole language has a whole file.',
  setup: 'The script is compiled once, for all targets, into the setup that is shown here.',
}

/** Writes the language reference from the parity fixtures and the notes beside them. @returns pages by file name */
export function languagePages(): Record<string, string> {
  const pages = CHAPTERS.map((chapter) => {
    const topics = chapter.topics.map((folder) => ({ folder, notes: readNotes(read(`${folder}/notes.md`)) }))
    return { chapter, topics }
  })
  return {
    'language.md': indexPage(pages),
    ...Object.fromEntries(pages.map((page) => [page.chapter.file, chapterPage(page)])),
  }
}

interface Page {
  readonly chapter: Chapter
  readonly topics: readonly { readonly folder: string; readonly notes: Notes }[]
}

function indexPage(pages: readonly Page[]): string {
  const contents = pages.map(({ chapter, topics }) => {
    const lines = topics.map(
      ({ notes }) =>
        `- [${notes.title}](${chapter.file}#${anchorOf(notes.title)}): ${notes.constructs.map(({ title }) => title).join('; ')}`,
    )
    return [`## [${chapter.title}](${chapter.file})`, '', ...lines].join('\n')
  })
  return `${[GENERATED, readOwn('introduction.md').trim(), wholeExample(), ...contents].join('\n\n')}\n`
}

function wholeExample(): string {
  const source = readOwn('example.mtm')
  const { setup, views } = compileExample(source)
  return [
    '## One file, whole',
    codeBlock('mtm', source),
    'The script is compiled once, for all targets:',
    codeBlock('ts', setup),
    ...FRAMEWORKS.flatMap((target) => [`${NAMES[target]}:`, codeBlock(LANGUAGES[target], views[target])]),
  ].join('\n\n')
}

function chapterPage({ chapter, topics }: Page): string {
  const parts = topics.flatMap(({ folder, notes }) => [
    `## ${notes.title}`,
    notes.introduction,
    ...notes.constructs.flatMap((construct) => constructParts(construct, folder, chapter.shows)),
  ])
  const back = `[All of the language](language.md). ${SHOWN[chapter.shows]}`
  const all = [GENERATED, `# ${chapter.title}`, back, ...parts]
  return `${all.filter((part) => part !== '').join('\n\n')}\n`
}

function constructParts(construct: Construct, folder: string, shows: Chapter['shows']): string[] {
  const source = read(`${folder}/${construct.fixture}.mtm`)
  const { setup, views } = compileExample(source)
  const markup = FRAMEWORKS.map((target) => {
    const block = codeBlock(LANGUAGES[target], markupOf(target, views[target]))
    return `${NAMES[target]}:\n\n${block}`
  })
  return [
    `### ${construct.title}`,
    construct.text,
    codeBlock('mtm', source),
    '<details><summary>Compiled</summary>',
    ...(shows === 'markup' ? markup : [codeBlock('ts', setup)]),
    '</details>',
  ]
}

const anchorOf = (title: string): string =>
  title
    .toLowerCase()
    .replace(/[^\w\- ]/g, '')
    .replaceAll(' ', '-')

const read = (path: string): string => readFileSync(new URL(path, FIXTURES), 'utf8')

const readOwn = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8')
