/** Something that the template asks of an element besides its attributes: a listener, a binding, a reference. */
export interface Part {
  /** The same for the same demand of the same element, in every render. */
  readonly id: string
  /** Begins; `node` is in the document, and so are its children. */
  start(node: Element): RunningPart
}

/** A part at work. */
export interface RunningPart {
  /** Takes over what a later render asks for; `part` has the same id. */
  update(part: Part): void
  /** Ends it, where it holds on to more than its element. */
  stop?(): void
}

const RUNNING: unique symbol = Symbol('metamon.parts')

interface Owner extends Element {
  [RUNNING]?: Map<string, RunningPart>
}

/** Brings an element up to date with what its template asks for now. */
export function applyParts(node: Owner, parts: readonly Part[]): void {
  const running = (node[RUNNING] ??= new Map())
  for (const part of inOrder(parts)) {
    const known = running.get(part.id)
    if (known) known.update(part)
    else running.set(part.id, part.start(node))
  }
}

/** A binding needs to know what its field stands for, and handlers find the value that it has assigned. */
function inOrder(parts: readonly Part[]): readonly Part[] {
  if (parts.length < 2) return parts
  const rank = ({ id }: Part) => (id.startsWith('prop.') ? 0 : id.startsWith('bind.') ? 1 : 2)
  return parts.toSorted((a, b) => rank(a) - rank(b))
}

/** Ends the parts of an element that is gone. */
export function stopParts(node: Owner): void {
  const running = node[RUNNING]
  delete node[RUNNING]
  for (const part of running?.values() ?? []) part.stop?.()
}
