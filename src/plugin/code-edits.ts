import type { CodeOutput } from '../../adapters/shared/instrument.ts'

/** A part of changed code. Without a text, the code between the two indices is as it was. */
export interface Piece {
  /** Indices in the code before the change; the same where the text is new. */
  readonly from: number
  readonly to: number
  readonly text?: string
}

/** Changes to a piece of code, and what becomes of it. */
export interface CodeEdits extends CodeOutput {
  /** What the changed code consists of, in its order. */
  pieces(): readonly Piece[]
}

interface Change {
  left: string
  right: string
  replaced?: { readonly end: number; readonly text: string }
  moved?: { readonly end: number }
  readonly arrivals: { readonly start: number; readonly end: number }[]
}

/**
 * Creates an editor of code that works as MagicString does, and knows of no source maps: these take it longer than
 * all the rest.
 */
export function createCodeEdits(code: string): CodeEdits {
  const changes = new Map<number, Change>()
  const at = (index: number): Change => {
    const change = changes.get(index) ?? { left: '', right: '', arrivals: [] }
    changes.set(index, change)
    return change
  }
  const edits: CodeEdits = {
    prepend: (text) => edits.prependLeft(0, text),
    append: (text) => edits.appendRight(code.length, text),
    appendLeft: (index, text) => change(at(index), (one) => (one.left += text)),
    prependLeft: (index, text) => change(at(index), (one) => (one.left = text + one.left)),
    appendRight: (index, text) => change(at(index), (one) => (one.right += text)),
    prependRight: (index, text) => change(at(index), (one) => (one.right = text + one.right)),
    update: (start, end, text) => change(at(start), (one) => (one.replaced = { end, text })),
    move(start, end, index) {
      at(end)
      at(index).arrivals.push({ start, end })
      return change(at(start), (one) => (one.moved = { end }))
    },
    pieces: () => layOut(code.length, changes),
  }
  const change = (one: Change, apply: (one: Change) => void): CodeEdits => {
    apply(one)
    return edits
  }
  return edits
}

/** The changed code. */
export const toCode = (code: string, pieces: readonly Piece[]): string =>
  pieces.map(({ from, to, text }) => text ?? code.slice(from, to)).join('')

function layOut(length: number, changes: ReadonlyMap<number, Change>): Piece[] {
  const indices = [...changes.keys()].sort((one, other) => one - other)
  const pieces: Piece[] = []
  const add = (piece: Piece) => {
    if (piece.text !== '' && (piece.text !== undefined || piece.from < piece.to)) pieces.push(piece)
  }
  /** What is put to the left of a place goes where the code before it goes, and the other way round. */
  const addRange = (from: number, to: number, isMoved: boolean) => {
    let done = from
    let gone = isMoved ? from : -1
    for (const index of indices) {
      if (index < done || index > to) continue
      // Asked for by its own keys.
      const { left, right, arrivals, replaced, moved } = changes.get(index)!
      add({ from: done, to: index })
      done = index
      if (gone !== index) add({ from: index, to: index, text: left })
      for (const { start, end } of arrivals) addRange(start, end, true)
      if (isMoved && index === to) break
      const isGone = moved !== undefined && !(isMoved && index === from)
      if (isGone) done = gone = moved.end
      else add({ from: index, to: index, text: right })
      if (isGone || !replaced) continue
      pieces.push({ from: index, to: replaced.end, text: replaced.text })
      done = replaced.end
    }
    add({ from: done, to })
  }
  addRange(0, length, false)
  return pieces
}
