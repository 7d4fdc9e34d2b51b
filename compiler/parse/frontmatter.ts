import { isMap, isScalar, parseDocument } from 'yaml'
import type { Document, Node, Pair } from 'yaml'
import { isFramework } from '../../src/shared/framework.ts'
import type { Framework } from '../../src/shared/framework.ts'
import { nearest } from '../../src/shared/nearest.ts'
import type { Report } from '../report.ts'
import type { Dialect, Frontmatter, Range } from '../types.ts'
import { readChannels } from './channels.ts'
import type { LocatedChannel } from './channels.ts'
import type { Header } from './header.ts'
import { isPascalCase } from './identifier.ts'
import { createYamlReader } from './yaml-reader.ts'
import type { YamlReader } from './yaml-reader.ts'

/** The frontmatter together with what later steps need to know about it. */
export interface FrontmatterReading {
  readonly frontmatter: Frontmatter
  readonly channels: LocatedChannel[]
  /** Where each key and its value stand. */
  readonly ranges: ReadonlyMap<string, Range>
  /** False when the YAML is broken: a missing key may only be unreadable. */
  readonly complete: boolean
}

/** The valid part of the frontmatter, while it is being read. */
interface Draft {
  target?: Framework
  dialect?: 'auto' | Dialect
  name?: string
}

/** The keys that mean something to Metamon. All others are page metadata. */
export const FRONTMATTER_KEYS: ReadonlySet<string> = new Set(
  (
    'target dialect function name channels props imports layoutName layout useLayout route title ' +
    'description keywords status compileJs compileJsMode'
  ).split(' '),
)

const ALIASES: Readonly<Record<string, Framework>> = {
  reactjs: 'react',
  vuejs: 'vue',
  sveltejs: 'svelte',
  solidjs: 'solid',
}

/** Reads and checks the header; reports everything that is wrong with it. */
export function readFrontmatter(source: string, header: Header, report: Report): FrontmatterReading {
  const yaml = source.slice(header.yaml.start, header.yaml.end)
  const document = parseDocument(yaml, { prettyErrors: false, logLevel: 'silent' })
  const reader = createYamlReader(source, header.yaml.start, document)
  if (header.kind === 'unclosed') report.add('MTM1002', {}, header.opening)
  if (header.kind === 'bare') report.add('MTM1003', { key: reader.token(header.opening) }, header.opening)
  reportYamlErrors(document, header.yaml, reader, report)

  const draft: Draft = {}
  const ranges = new Map<string, Range>()
  const channels: LocatedChannel[] = []
  for (const pair of topLevelPairs(document, header, reader, report)) {
    const key = reader.text(pair.key)
    if (key === undefined) continue
    const keyRange = reader.range(pair.key, header.opening)
    const range = reader.range(pair.value, keyRange)
    ranges.set(key, range)
    if (key === 'channels') channels.push(...readChannels(reader.resolve(pair.value), range, reader, report))
    else readKey(key, reader.text(reader.resolve(pair.value)), { range, keyRange }, draft, reader, report)
  }
  const complete = document.errors.length === 0 && (isMap(document.contents) || isEmpty(document))
  return { frontmatter: { ...draft, data: toData(document) }, channels, ranges, complete }
}

function reportYamlErrors(document: Document, yaml: Range, reader: YamlReader, report: Report): void {
  for (const { message, pos } of document.errors) {
    const start = Math.min(yaml.start + pos[0], Math.max(yaml.start, yaml.end - 1))
    const range = { start, end: Math.max(start + 1, Math.min(yaml.start + pos[1], yaml.end)) }
    report.add('MTM1001', { problem: message, token: reader.token(range).trim() }, range)
  }
}

function topLevelPairs(
  document: Document,
  header: Header,
  reader: YamlReader,
  report: Report,
): Pair<Node, Node | null>[] {
  const { contents } = document
  // yaml types the pairs of a map as unknown; parsed documents hold nodes in them, null for no value
  if (isMap(contents)) return contents.items as Pair<Node, Node | null>[]
  if (!isEmpty(document) && document.errors.length === 0) {
    const range = reader.range(contents, header.opening)
    report.add(
      'MTM1001',
      { problem: 'it is not a map of `key: value` lines', token: reader.token(range) },
      range,
    )
  }
  return []
}

const isEmpty = ({ contents }: Document): boolean =>
  contents === null || (isScalar(contents) && contents.value === null)

function readKey(
  key: string,
  text: string | undefined,
  place: { range: Range; keyRange: Range },
  draft: Draft,
  reader: YamlReader,
  report: Report,
): void {
  const { range, keyRange } = place
  const token = text ?? (range === keyRange ? '' : reader.token(range))
  switch (key) {
    case 'target':
      return readTarget(token, range, draft, report)
    case 'dialect':
      if (text === 'auto' || text === 'native' || text === 'unified') draft.dialect = text
      else report.add('MTM1013', { token }, range)
      return
    case 'function':
    case 'name':
      if (isPascalCase(token)) draft.name = token
      else report.add('MTM1014', { key, token }, range)
      return
    default: {
      const suggestion = nearest(key, FRONTMATTER_KEYS)
      if (suggestion !== undefined) report.add('MTM1012', { token: key, suggestion }, keyRange)
    }
  }
}

function readTarget(token: string, range: Range, draft: Draft, report: Report): void {
  const name = token.toLowerCase()
  const target = Object.hasOwn(ALIASES, name) ? ALIASES[name] : name
  if (isFramework(target)) draft.target = target
  else {
    const names = ['react', 'vue', 'svelte', 'solid', ...Object.keys(ALIASES)]
    report.add('MTM1010', { token, suggestion: nearest(name, names) }, range)
  }
}

/** An alias loop or a flood of aliases makes `toJS` throw; the metadata is then left out. */
function toData(document: Document): Record<string, unknown> {
  if (!isMap(document.contents) || document.errors.length > 0) return {}
  try {
    // a YAML map with string keys becomes a plain object
    return document.toJS({ maxAliasCount: 50 }) as Record<string, unknown>
  } catch {
    return {}
  }
}
