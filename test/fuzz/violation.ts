/** The rules that the page and the server have to keep. */
export type Invariant =
  | 'settled'
  | 'outcome'
  | 'versions'
  | 'state'
  | 'same page'
  | 'alive'
  | 'overlay'
  | 'console'
  | 'newest'
  | 'second tab'

/** A rule that was broken, and where it shows. */
export class Violation extends Error {
  constructor(
    readonly invariant: Invariant,
    readonly details: readonly string[],
  ) {
    super(`${invariant}\n${details.map((one) => `    ${one}`).join('\n')}`)
    this.name = 'Violation'
  }
}
