import type { Node } from 'estree'
import type { Range } from '../types.ts'
import type { Binding, Expression } from './ast.ts'

/** The markup of a file. */
export interface Template {
  /** `<template>` and `</template>`; absent for markup alone. */
  readonly open?: Range
  readonly close?: Range
  readonly content: Range
  readonly children: readonly TemplateNode[]
}

export type TemplateNode =
  | TextNode
  | InterpolationNode
  | HtmlNode
  | ElementNode
  | ComponentNode
  | SlotNode
  | IfNode
  | EachNode
  | ForNode

/** Text, with its white space condensed as every target shows it, and entities decoded. */
export interface TextNode extends Range {
  readonly kind: 'text'
  readonly value: string
}

/** `{expression}`. */
export interface InterpolationNode extends Range {
  readonly kind: 'interpolation'
  readonly expression: Expression
}

/** `{@html expression}`. */
export interface HtmlNode extends Range {
  readonly kind: 'html'
  readonly expression: Expression
}

interface Tag extends Range {
  readonly name: string
  /** Of the name in the opening tag. */
  readonly nameRange: Range
  readonly attributes: readonly Attribute[]
  readonly children: readonly TemplateNode[]
  /** `key={…}` of the element. */
  readonly key?: Expression
}

/** An element of HTML, SVG or MathML, or a custom element. */
export interface ElementNode extends Tag {
  readonly kind: 'element'
  readonly namespace: 'html' | 'svg' | 'mathml'
  readonly isVoid: boolean
  /** True with `m-raw`: braces in it are text. */
  readonly isRaw: boolean
}

/** `<Card/>`, `<ui.Card/>`. */
export interface ComponentNode extends Tag {
  readonly kind: 'component'
  readonly binding: Binding
  /** Children by slot: `default` is what has no `slot="name"`; `let` are names for the slot's data. */
  readonly slots: readonly {
    readonly name: string
    readonly let: readonly Binding[]
    readonly children: readonly TemplateNode[]
  }[]
}

/** `<slot/>`, `<slot name="footer" item={x}>fallback</slot>`. */
export interface SlotNode extends Tag {
  readonly kind: 'slot'
  /** `default` without a name. */
  readonly slot: string
}

/** `{#if}{:else if}{:else}{/if}`. */
export interface IfNode extends Range {
  readonly kind: 'if'
  readonly branches: readonly {
    /** Absent for `{:else}`. */
    readonly test?: Expression
    readonly head: Range
    readonly children: readonly TemplateNode[]
  }[]
}

/** `{#each xs as pattern, index (key)}…{:else}…{/each}`. */
export interface EachNode extends Range {
  readonly kind: 'each'
  readonly head: Range
  readonly list: Expression
  /** The pattern as written: an identifier, or destructuring. */
  readonly pattern: Range & { readonly node: Node }
  readonly items: readonly Binding[]
  readonly index?: Binding & { readonly declaredAt: Range }
  /** `(key)` of the block, or `key={}` of its first element. */
  readonly key?: Expression
  readonly children: readonly TemplateNode[]
  readonly otherwise?: readonly TemplateNode[]
}

/** `{#for i = from to end step by}`: `to` is included, `step` may be negative, at most 100,000 rounds. */
export interface ForNode extends Range {
  readonly kind: 'for'
  readonly head: Range
  readonly item: Binding & { readonly declaredAt: Range }
  readonly from: Expression
  readonly to: Expression
  readonly step?: Expression
  readonly children: readonly TemplateNode[]
}

export type Attribute =
  | StaticAttribute
  | DynamicAttribute
  | EventAttribute
  | BindAttribute
  | ClassAttribute
  | RefAttribute
  | SpreadAttribute

interface NamedAttribute extends Range {
  readonly name: string
  readonly nameRange: Range
}

/** `name`, `name="text"`, `name=text`: entities decoded; `undefined` without a value. */
export interface StaticAttribute extends NamedAttribute {
  readonly kind: 'static'
  readonly value: string | undefined
}

/** `name={e}`, `{name}`, `name="a {e} b"`. */
export interface DynamicAttribute extends NamedAttribute {
  readonly kind: 'dynamic'
  /** One expression alone keeps its type; several parts make a string. */
  readonly parts: readonly (
    | { readonly kind: 'text'; readonly value: string }
    | { readonly kind: 'expression'; readonly expression: Expression }
  )[]
  readonly isText: boolean
}

/** `click={h}`, `keyup.enter={h}`, `on:click={h}`, `onclick={h}` on elements; `on:saved={h}` on components. */
export interface EventAttribute extends NamedAttribute {
  readonly kind: 'event'
  /** As the platform names it: `click`, `keyup`. */
  readonly event: string
  /** `enter`, `prevent`, `stop`, `once`, `self`, `capture`, `passive`, `ctrl`, …, as written. */
  readonly modifiers: readonly string[]
  readonly handler: Expression
}

/** `bind:value={$x}`, `bind:checked`, `bind:group`, `bind:open`, …; `bind:value` alone binds `$value`. */
export interface BindAttribute extends NamedAttribute {
  readonly kind: 'bind'
  readonly property: string
  /** An identifier or a member expression of state. */
  readonly target: Expression
}

/** `class:done={e}`, `class:done`. */
export interface ClassAttribute extends NamedAttribute {
  readonly kind: 'class'
  readonly className: string
  readonly test: Expression
}

/** `ref={$node}` or `ref={(node) => …}`. */
export interface RefAttribute extends NamedAttribute {
  readonly kind: 'ref'
  readonly target: Expression
}

/** `{...e}`. */
export interface SpreadAttribute extends Range {
  readonly kind: 'spread'
  readonly expression: Expression
}
