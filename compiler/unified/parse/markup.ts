import type { Report } from '../../report.ts'
import type { Range } from '../../types.ts'
import type { Binding } from '../ast.ts'
import type {
  ComponentNode,
  EachNode,
  ElementNode,
  ForNode,
  IfNode,
  SlotNode,
  TemplateNode,
} from '../template-ast.ts'
import type { BraceScanner } from './braces.ts'
import type { Draft, Expressions } from './expressions.ts'

/** Markup while it is being read: what is shared by everything that reads a part of it. */
export interface Markup {
  readonly source: string
  /** Where reading stops. */
  readonly limit: number
  /** Offset of what is to be read next. */
  at: number
  readonly report: Report
  readonly expressions: Expressions
  readonly braces: BraceScanner
  /** What is open, the outermost first; the first frame is the markup as a whole. */
  readonly frames: Frame[]
  /** How many frames of each name are open, to tell stray closings without a search. */
  readonly openCounts: Map<string, number>
  /** Closings whose opening was already reported: one message each is enough. */
  readonly forgiven: Map<string, number>
  /** Elements of text that have no end tag from here on, and endings of comments that do not come. */
  readonly withoutEnd: Set<string>
}

/** Counts blocks of every name; no element is called so. */
const ANY_BLOCK = '#'

/** Something with children. */
export type Frame = RootFrame | TagFrame | BlockFrame

interface FrameBase {
  /** `li`, `#if`: what its closing has to be. */
  readonly name: string
  /** What to underline when it is not closed. */
  readonly head: Range
  /** Where children go; another list from `{:else}` on. */
  children: TemplateNode[]
  /** True within `m-raw`. */
  readonly isRaw: boolean
  readonly keepsSpace: boolean
  readonly namespace: ElementNode['namespace']
  /** The element around, blocks left out; `''` at the root. */
  readonly element: string
}

export interface RootFrame extends FrameBase {
  readonly kind: 'root'
}

export interface TagFrame extends FrameBase {
  readonly kind: 'tag'
  readonly node: Draft<ElementNode> | Draft<ComponentNode> | Draft<SlotNode>
  /** `slot="name"` and `let:name` of the tag, for the component around it. */
  readonly placement: Placement
  /** Of a component: where its children go. */
  readonly placements: Map<TemplateNode, Placement> | undefined
}

export interface BlockFrame extends FrameBase {
  readonly kind: 'block'
  readonly node: BlockDraft | undefined
  /** True from `{:else}` on. */
  isInElse: boolean
}

export type BlockDraft =
  | (Omit<Draft<IfNode>, 'branches'> & { branches: Draft<IfNode['branches'][number]>[] })
  | Draft<EachNode>
  | Draft<ForNode>

/** Where a child of a component goes. */
export interface Placement {
  readonly slot?: string
  readonly let: Binding[]
}

/** The innermost frame. */
export function current(markup: Markup): Frame {
  const frame = markup.frames.at(-1)
  // the root is opened first and closed last
  if (frame === undefined) throw new RangeError('the root of the markup is closed')
  return frame
}

/** Opens a frame. */
export function open(markup: Markup, frame: Frame): void {
  markup.frames.push(frame)
  count(markup, frame, 1)
}

/** Takes the innermost frame off. */
export function close(markup: Markup): Frame {
  const frame = current(markup)
  markup.frames.pop()
  count(markup, frame, -1)
  return frame
}

/** Says whether a block is open. */
export const isInBlock = ({ openCounts }: Markup): boolean => (openCounts.get(ANY_BLOCK) ?? 0) > 0

function count({ openCounts }: Markup, { name, kind }: Frame, change: number): void {
  openCounts.set(name, (openCounts.get(name) ?? 0) + change)
  if (kind === 'block') openCounts.set(ANY_BLOCK, (openCounts.get(ANY_BLOCK) ?? 0) + change)
}

/** Matches a sticky pattern at an offset. */
export function matchAt(pattern: RegExp, source: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(source)
}
