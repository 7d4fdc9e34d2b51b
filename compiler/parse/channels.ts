import { isMap, isSeq } from 'yaml'
import type { Node } from 'yaml'
import type { ChannelKey } from '../../src/shared/messages.ts'
import { nearest } from '../../src/shared/nearest.ts'
import type { Report } from '../report.ts'
import type { Channel, Range } from '../types.ts'
import { isIdentifier } from './identifier.ts'
import type { YamlReader } from './yaml-reader.ts'

/** A channel and where the frontmatter writes its parts. */
export interface LocatedChannel extends Channel {
  /** 1-based, as messages count. */
  readonly number: number
  readonly ranges: Readonly<Record<'event' | ChannelKey, Range>>
}

/** The parts of one entry as they were written. */
interface Entry {
  readonly number: number
  readonly range: Range
  readonly parts: Map<string, { value: unknown; range: Range }>
}

const EVENT_RE = /^[\w:.-]+$/
const KEYS: readonly string[] = ['event', 'emit', 'on']
const DIRECTIONS: readonly ChannelKey[] = ['emit', 'on']

/** Reads `channels:`; reports entries that are malformed or repeated, and returns the others. */
export function readChannels(
  node: unknown,
  range: Range,
  reader: YamlReader,
  report: Report,
): LocatedChannel[] {
  if (!isSeq(node)) {
    report.add('MTM1022', { channel: undefined, problem: 'not-a-list' }, range)
    return []
  }
  const channels: LocatedChannel[] = []
  for (const [index, item] of node.items.entries()) {
    const entry = readEntry(reader.resolve(item), index + 1, range, reader, report)
    const channel = entry && toChannel(entry, reader, report)
    if (channel && !repeats(channel, channels, report)) channels.push(channel)
  }
  return channels
}

function readEntry(
  item: unknown,
  number: number,
  listRange: Range,
  reader: YamlReader,
  report: Report,
): Entry | undefined {
  // items of a parsed sequence are nodes; null stands for an empty entry
  const range = reader.range(item as Node | null, listRange)
  if (!isMap(item)) {
    report.add('MTM1022', { channel: number, problem: 'not-a-map' }, range)
    return undefined
  }
  const parts: Entry['parts'] = new Map()
  for (const pair of item.items) {
    // keys and values of a parsed map are nodes, null for no value
    const keyRange = reader.range(pair.key as Node, range)
    const key = reader.text(pair.key) ?? ''
    parts.set(key, {
      value: reader.resolve(pair.value),
      range: reader.range(pair.value as Node | null, keyRange),
    })
    const suggestion = nearest(key, KEYS)
    if (suggestion !== undefined) report.add('MTM1012', { token: key, suggestion }, keyRange)
  }
  return { number, range, parts }
}

function toChannel(entry: Entry, reader: YamlReader, report: Report): LocatedChannel | undefined {
  const { number, range, parts } = entry
  const event = readEvent(entry, reader, report)
  if (!parts.has('emit') && !parts.has('on')) {
    report.add('MTM1022', { channel: number, problem: 'no-direction' }, range)
  }
  const emit = readName(entry, 'emit', reader, report)
  const on = readName(entry, 'on', reader, report)
  if (event === undefined || (emit === undefined && on === undefined)) return undefined
  const rangeOf = (key: string): Range => parts.get(key)?.range ?? range
  return {
    event,
    ...(emit === undefined ? {} : { emit }),
    ...(on === undefined ? {} : { on }),
    number,
    ranges: { event: rangeOf('event'), emit: rangeOf('emit'), on: rangeOf('on') },
  }
}

function readEvent({ number, range, parts }: Entry, reader: YamlReader, report: Report): string | undefined {
  const part = parts.get('event')
  if (part === undefined) {
    report.add('MTM1022', { channel: number, problem: 'no-event' }, range)
    return undefined
  }
  const event = reader.text(part.value)
  if (event !== undefined && EVENT_RE.test(event)) return event
  report.add('MTM1020', { channel: number, token: event ?? reader.token(part.range) }, part.range)
  return undefined
}

function readName(
  { number, parts }: Entry,
  key: ChannelKey,
  reader: YamlReader,
  report: Report,
): string | undefined {
  const part = parts.get(key)
  if (part === undefined) return undefined
  const name = reader.text(part.value)
  if (name !== undefined && isIdentifier(name)) return name
  const token = name ?? reader.token(part.range)
  report.add('MTM1021', { channel: number, key, token, problem: 'not-an-identifier' }, part.range)
  return undefined
}

/** One report per channel: a name used twice is only worth a message when the channel is not a copy. */
function repeats(channel: LocatedChannel, earlier: readonly LocatedChannel[], report: Report): boolean {
  const { number, event, ranges } = channel
  for (const key of DIRECTIONS) {
    const name = channel[key]
    if (name === undefined) continue
    const copy = earlier.find((other) => other.event === event && other[key] === name)
    if (copy) {
      report.add('MTM1023', { channel: number, first: copy.number, event, key, name }, ranges[key])
      return true
    }
    if (key === 'emit' && earlier.some((other) => other.emit === name)) {
      report.add('MTM1021', { channel: number, key, token: name, problem: 'used-twice' }, ranges[key])
      return true
    }
  }
  return false
}
