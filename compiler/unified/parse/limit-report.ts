import type { Report } from '../../report.ts'

/** More messages than anyone reads; a file of nothing but mistakes would take long to report on. */
const MAXIMUM = 100

/** Passes the first hundred problems of a file on, and only counts the others. */
export function limitReport(report: Report): Report {
  let count = 0
  return {
    ...report,
    add: (code, args, range) => {
      if (count++ < MAXIMUM) report.add(code, args, range)
    },
  }
}
