import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { ensureChromium } from './chromium.mjs'
import './setup.mjs'
import { root } from './root.mjs'

/** Every part of the check, in the order in which a mistake is cheapest to find. */
const PARTS = [
  'test:format',
  'test:lint',
  'test:types',
  'build',
  'test:unit',
  'test:browser',
  'test:e2e',
  'test:attacks',
  'test:package',
]
const SUITES = new Set(['test:unit', 'test:browser', 'test:e2e', 'test:attacks'])

process.env.CHROMIUM = ensureChromium()
const reports = mkdtempSync(join(tmpdir(), 'metamon-test-'))
const totals = { passed: 0, failed: 0 }
const failed = []
const failures = []

for (const part of PARTS) {
  const startedAt = Date.now()
  const report = join(reports, `${part.replace(':', '-')}.json`)
  const reporters = SUITES.has(part)
    ? ['--', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
    : []
  const { status } = spawnSync('npm', ['run', '--silent', part, ...reporters], {
    cwd: root,
    stdio: 'inherit',
  })
  if (status !== 0) failed.push(part)
  if (SUITES.has(part)) count(report)
  console.log(
    `${status === 0 ? 'ok' : 'FAILED'}  ${part}  ${((Date.now() - startedAt) / 1000).toFixed(1)} s\n`,
  )
}
rmSync(reports, { recursive: true, force: true })

// Last, because a long log is read from its end.
for (const failure of failures) console.error(failure)
if (failed.length > 0) console.error(`failed parts: ${failed.join(', ')}`)
console.log(`${totals.passed} passed, ${Math.max(totals.failed, failed.length)} failed`)
process.exit(failed.length > 0 ? 1 : 0)

function count(report) {
  try {
    const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(report, 'utf8'))
    totals.passed += numPassedTests
    totals.failed += numFailedTests
    for (const file of testResults) failures.push(...describeFailures(file))
  } catch {
    totals.failed += 1
  }
}

/** `✗ test/e2e/a.test.ts > keeps the input: expected 1 to be 2`, for each test that failed, or for its file. */
function describeFailures({ name, status, message, assertionResults }) {
  const path = relative(root, name)
  const tests = assertionResults.filter((test) => test.status === 'failed')
  if (tests.length === 0 && status === 'failed') return [`✗ ${path}: ${message}`]
  return tests.map(
    (test) =>
      `✗ ${path} > ${test.fullName}: ${test.failureMessages.join('\n').split('\n').slice(0, 12).join('\n')}`,
  )
}
