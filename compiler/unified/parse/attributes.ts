import { nearest } from '../../../src/shared/nearest.ts'
import type { Range } from '../../types.ts'
import type { Expression } from '../ast.ts'
import type { Attribute, DynamicAttribute, EventAttribute } from '../template-ast.ts'
import type { NamedText, ShorthandText, ValuePart, WrittenAttribute } from './attribute-text.ts'
import { decodeText } from './entities.ts'
import { isModifier, MODIFIERS, readEventName } from './events.ts'
import type { EventName } from './events.ts'
import { identifier } from './expressions.ts'
import type { Markup } from './markup.ts'

/** What a tag gives to its attributes. */
export interface AttributeOwner {
  readonly tag: string
  readonly isElement: boolean
  readonly isRaw: boolean
}

/** What other languages write: `@click`, `:class`, `v-if`, `use:action`, `on:click|once`. */
const FOREIGN_RE = /^(?:v-|[@:#]|(?:use|transition|in|out|animate|style):|on:[^|]*\|)/
const DIRECTIVE_RE = /^(on|bind|class):(.+)$/

/**
 * Says what a written attribute means on its tag; reports one that cannot be.
 *
 * @returns undefined when it means nothing
 */
export function classifyAttribute(
  markup: Markup,
  written: WrittenAttribute,
  owner: AttributeOwner,
): Attribute | undefined {
  if (written.kind === 'spread') return written
  if (written.kind === 'shorthand') return toShorthand(written)
  const { name, nameRange, start, end } = written
  if (owner.isRaw) return toPlain(written)
  if (name === 'ref')
    return withExpression(markup, written, (target) => ({ kind: 'ref', name, nameRange, start, end, target }))
  if (FOREIGN_RE.test(name)) return reportForeign(markup, written)
  const [, directive, rest = ''] = DIRECTIVE_RE.exec(name) ?? []
  switch (directive) {
    case 'on': {
      const [event = '', ...modifiers] = rest.split('.')
      return toEvent(markup, written, { event, modifiers })
    }
    case 'bind':
      return toNamed(markup, written, rest, (target) => ({
        kind: 'bind',
        name,
        nameRange,
        start,
        end,
        property: rest,
        target,
      }))
    case 'class':
      return toNamed(markup, written, rest, (test) => ({
        kind: 'class',
        name,
        nameRange,
        start,
        end,
        className: rest,
        test,
      }))
  }
  const event = owner.isElement ? readEventName(name) : undefined
  if (event) return onElement(markup, written, event)
  return toPlain(written)
}

/** `{$title}` is `title={$title}`. */
function toShorthand({ name, expression, start, end }: ShorthandText): DynamicAttribute {
  const at = { start: start + 1, end: end - 1 }
  return {
    kind: 'dynamic',
    name: name.replace(/^\$/, ''),
    nameRange: at,
    start,
    end,
    parts: [{ kind: 'expression', expression }],
    isText: false,
  }
}

function toPlain(written: NamedText): Attribute {
  const { name, nameRange, start, end, value } = written
  if (value?.every((part) => part.kind === 'text') ?? true) {
    const text = value?.map((part) => (part.kind === 'text' ? part.text : '')).join('')
    return {
      kind: 'static',
      name,
      nameRange,
      start,
      end,
      value: text === undefined ? undefined : decodeText(text),
    }
  }
  const parts = value?.map((part) =>
    part.kind === 'text' ? ({ kind: 'text', value: decodeText(part.text) } as const) : part,
  )
  return {
    kind: 'dynamic',
    name,
    nameRange,
    start,
    end,
    parts: parts ?? [],
    isText: (parts?.length ?? 0) > 1,
  }
}

function toEvent(
  markup: Markup,
  written: NamedText,
  { event, modifiers }: EventName,
): EventAttribute | undefined {
  const { name, nameRange, start, end } = written
  for (const modifier of modifiers) {
    if (isModifier(modifier)) continue
    const range = rangeOfModifier(written, modifier)
    markup.report.add('MTM2205', { token: modifier, suggestion: nearest(modifier, MODIFIERS) }, range)
  }
  return withExpression(markup, written, (handler) => ({
    kind: 'event',
    name,
    nameRange,
    start,
    end,
    event,
    modifiers,
    handler,
  }))
}

function rangeOfModifier({ name, nameRange }: NamedText, modifier: string): Range {
  const start = nameRange.start + name.indexOf(`.${modifier}`) + 1
  return { start, end: start + modifier.length }
}

function onElement(markup: Markup, written: NamedText, event: EventName): Attribute | undefined {
  const [first, ...others] = written.value ?? []
  if (!/^on/i.test(written.name) || first?.kind !== 'text' || others.length > 0)
    return toEvent(markup, written, event)
  markup.report.add('MTM2201', { name: written.name, event: event.event, code: first.text.trim() }, written)
  return undefined
}

/** `bind:value` alone is `bind:value={$value}`; which name it is, is known when the names are. */
function toNamed<Result extends Attribute>(
  markup: Markup,
  written: NamedText,
  name: string,
  create: (expression: Expression) => Result,
): Result | undefined {
  if (written.value !== undefined) return withExpression(markup, written, create)
  const range = { start: written.nameRange.end - name.length, end: written.nameRange.end }
  return create({ ...range, node: identifier(range, `$${name}`), isReactive: false })
}

/** The value as one expression. */
export function withExpression<Result>(
  markup: Markup,
  written: NamedText,
  create: (expression: Expression) => Result,
): Result | undefined {
  const [first, ...others] = written.value ?? []
  if (first?.kind === 'expression' && others.length === 0) return create(first.expression)
  // an empty value was reported where it was read
  if (written.value?.length === 0) return undefined
  const token = markup.source.slice(written.start, written.end)
  markup.report.add('MTM2202', { name: written.name, token: tokenOf(written.value) ?? token }, written)
  return undefined
}

function tokenOf(value: readonly ValuePart[] | undefined): string | undefined {
  const text = value?.find((part) => part.kind === 'text')
  return text?.kind === 'text' && text.text.trim() !== '' ? text.text : undefined
}

const REPLACEMENTS: Readonly<Record<string, string>> = {
  'v-if': '{#if …}',
  'v-for': '{#each … as …}',
  'v-html': '{@html …}',
  'v-model': 'bind:value={…}',
}

function reportForeign({ report }: Markup, { name, nameRange }: NamedText): undefined {
  const [plain = ''] = name.replace(/^(?:@|:|#|v-(?:on|bind):|v-|on:)/, '').split(/[.|]/)
  const [, style] = /^style:(.+)/.exec(name) ?? []
  const usual = /^(?:use|transition|in|out|animate):/.test(name) ? 'ref={(node) => …}' : `${plain}={…}`
  const suggestion = REPLACEMENTS[name] ?? (style === undefined ? usual : `style="${style}: {…}"`)
  report.add('MTM1204', { token: name, suggestion }, nameRange)
}
