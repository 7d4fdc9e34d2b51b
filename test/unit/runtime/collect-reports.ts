import { afterEach, beforeEach } from 'vitest'
import { getRegistry } from '../../../src/runtime/registry.ts'

/** Keeps what each test reports in a list, instead of letting it reach the page. */
export function collectReports(): unknown[] {
  const reports: unknown[] = []
  const registry = getRegistry()
  const { report } = registry
  beforeEach(() => {
    reports.length = 0
    registry.report = (error) => void reports.push(error)
  })
  afterEach(() => {
    registry.report = report
  })
  return reports
}
