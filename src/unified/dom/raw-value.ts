const RAW: unique symbol = Symbol('metamon.value')

interface Owner extends Element {
  [RAW]?: unknown
}

/** Keeps what `value={…}` was given: an option or a radio button may stand for an object. */
export function setRawValue(node: Owner, value: unknown): void {
  node[RAW] = value
}

/** What an option or a radio button stands for: what it was given, else its text. */
export function rawValueOf(node: Owner & { readonly value: string }): unknown {
  return RAW in node ? node[RAW] : node.value
}
