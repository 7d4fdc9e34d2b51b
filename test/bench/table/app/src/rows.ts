export interface Row {
  readonly id: number
  readonly label: string
}

export type Rows = readonly Row[]

const ADJECTIVES = ['pretty', 'large', 'big', 'small', 'tall', 'short', 'long', 'handsome', 'plain', 'quaint']
const NOUNS = ['table', 'chair', 'house', 'bbq', 'desk', 'car', 'pony', 'cookie', 'sandwich', 'burger']

/** Rows with ids of their own; `firstId` says from where on. */
export const createRows = (firstId: number, count = 1000): Rows =>
  Array.from({ length: count }, (_, index) => {
    const id = firstId + index
    return { id, label: `${ADJECTIVES[(id * 7) % 10]} ${NOUNS[(id * 3) % 10]}` }
  })

/** Every tenth row is replaced. */
export const updateRows = (rows: Rows): Rows =>
  rows.map((row, index) => (index % 10 === 0 ? { ...row, label: `${row.label} !!!` } : row))

/** The second and the last but one row change places. */
export const swapRows = (rows: Rows): Rows => {
  const [first, second, ...others] = rows
  const [last, before] = [others.pop(), others.pop()]
  return [first, before, ...others, second, last].filter((row) => row !== undefined)
}

export const removeRow = (rows: Rows, id: number): Rows => rows.filter((row) => row.id !== id)
