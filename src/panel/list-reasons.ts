import { notes, reasons } from '../shared/reasons/index.ts'
import type { ReasonText } from './source.ts'

/** The whole catalogue, in the order of the codes. It is loaded when somebody looks at it. */
export const listReasons = (): readonly ReasonText[] =>
  Object.entries({ ...reasons, ...notes })
    .map(([code, { why, fix }]) => ({ code, why, fix }))
    .toSorted((one, other) => one.code.localeCompare(other.code))
