/** One of several in the same place. */
interface Sibling {
  readonly key: string
  readonly occurrence: number
}

/** What is live in one place, and which keys that takes. A class, as there is one for each instance. */
export class Siblings<Item extends Sibling> {
  private readonly all: Set<Item> = new Set()
  /** Undefined when somebody has to look. */
  private keys: Set<string> | undefined
  /** The number below which none is free, by what comes before it in a key: in long lists nobody has to look. */
  private least: Map<string, number> | undefined

  get size(): number {
    return this.all.size
  }

  [Symbol.iterator](): Iterator<Item> {
    return this.all.values()
  }

  add(item: Item): void {
    this.all.add(item)
    this.keys?.add(item.key)
  }

  delete(item: Item): void {
    this.all.delete(item)
    this.keys?.delete(item.key)
    const base = item.key.slice(0, item.key.lastIndexOf('#'))
    const least = this.least?.get(base)
    if (least !== undefined && item.occurrence < least) this.least?.set(base, item.occurrence)
  }

  isTaken(key: string): boolean {
    this.keys ??= new Set(Array.from(this.all, (one) => one.key))
    return this.keys.has(key)
  }

  /**
   * The first number that is free for a key.
   * @param base what comes before the number
   * @param from the least that it may be
   */
  firstFree(base: string, from: number): number {
    const least = this.least?.get(base) ?? 0
    let number = Math.max(from, least)
    while (this.isTaken(keyFrom(base, number))) number += 1
    if (from <= least) (this.least ??= new Map()).set(base, number)
    return number
  }

  /** To be called when keys have changed. */
  renamed(): void {
    this.keys = this.least = undefined
  }
}

/** @param number tells those of one base apart */
export const keyFrom = (base: string, number: number): string => `${base}#${number}`
