import { notes, reasons } from '../shared/reasons/index.ts'

/** One entry of the catalogue; `why` and `fix` may hold code in backticks. */
export interface ReasonText {
  readonly code: string
  readonly why: string
  readonly fix: string
}

/** The whole catalogue, in the order of the codes, for the panel. */
export const listReasons = (): readonly ReasonText[] =>
  Object.entries({ ...reasons, ...notes })
    .map(([code, { why, fix }]) => ({ code, why, fix }))
    .toSorted((one, other) => one.code.localeCompare(other.code))
