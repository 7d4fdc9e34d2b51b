import type { ReasonCode } from '../protocol.ts'
import { filesPhrase, joinParts, problemPhrase, shortName, statePhrase, tail } from './phrases.ts'
import type { Facts, Reason } from './reason.ts'

type FailureCode = Extract<ReasonCode, `aborted.${string}` | `rollback.${string}` | `timeout.${string}`>

const DIAGNOSTICS = [{ message: 'price is not a number' }]

/** What is said of updates that failed, before or in the page. */
export const failureReasons: { readonly [Code in FailureCode]: Reason } = {
  'aborted.compile': {
    sentence: (facts) =>
      joinParts([`not applied: ${compileOf(facts)}`, 'the page goes on as it is, all state kept']),
    hint: ({ diagnostics }) => diagnostics[0]?.hint ?? 'Fix it and save: what waits is updated with it',
    why: 'A module that the page would have loaded cannot be compiled, or imports what is not there. The page was not told of the save: it runs the last good version, untouched.',
    fix: 'Fix the error and save. Whatever else was saved meanwhile waits for it, and is updated together with it.',
    example: {
      files: ['src/Card.vue'],
      diagnostics: [{ message: 'Unexpected token', file: 'src/Card.vue', line: 3, column: 14 }],
    },
  },
  'aborted.evaluate': {
    sentence: (facts) =>
      joinParts([
        `not applied: ${filesPhrase(facts.files)} threw while it was loaded${quoted(facts)}`,
        goodVersion(facts),
      ]),
    hint: () => 'Fix what runs at the top level of the file, and save',
    why: 'The new version of a module threw while the browser evaluated it, before anything was rendered with it. The last good version is running.',
    fix: 'Look at what runs at the top level of the file: not in a function, but when it is imported.',
    example: { files: ['src/prices.ts'], diagnostics: DIAGNOSTICS },
  },
  'rollback.accept': {
    sentence: (facts) => rolledBack(facts, 'it threw while it was taken over'),
    hint: () => 'Fix what the callback of `import.meta.hot.accept()` does, and save',
    why: 'The new version was evaluated, but the code that takes it over threw: a callback of `import.meta.hot.accept()`, `dispose()` or the framework itself.',
    fix: 'Look at the callbacks that the file, or what imports it, hands to `import.meta.hot`.',
    example: { files: ['src/prices.ts'], diagnostics: DIAGNOSTICS },
  },
  'rollback.render': {
    sentence: (facts) => rolledBack(facts, 'it threw while rendering'),
    hint: () => 'Fix it and save: the page is running the last good version until then',
    why: 'A component threw while it was rendered, in an effect, or in a lifecycle function. All files of the save were put back to the last good version, with the state of before.',
    fix: 'Fix the error and save. The components of the other frameworks were not touched.',
    example: { files: ['src/Card.vue'], frameworks: ['vue'], diagnostics: DIAGNOSTICS },
  },
  'rollback.strict': {
    sentence: (facts) => rolledBack(facts, 'not everything could be kept'),
    hint: () => 'Set `errorRecoveryMode` to `graceful` to have such updates applied, and be told of the rest',
    why: 'With `errorRecoveryMode: "strict"` an update counts only when all state was kept, and every connection is alive afterwards. This one lost something, which the problems name.',
    fix: 'Keep the type of the variable that is named, or reset it on purpose with `/* @metamon-reset */`; or use `errorRecoveryMode: "graceful"`.',
    example: { files: ['src/Card.tsx'], frameworks: ['react'], diagnostics: DIAGNOSTICS },
  },
  'rollback.timeout': {
    sentence: (facts) => rolledBack(facts, 'the page did not get done in time'),
    hint: () => 'Raise `syncTimeout` or `reloadTimeout` if the app needs so long',
    why: 'With `errorRecoveryMode: "strict"` an update has to be rendered, and reported, in time. This one was not.',
    fix: 'Look for what blocks the page, or a top level `await` that takes long. The limits are the options `syncTimeout` and `reloadTimeout`.',
    example: { files: ['src/Card.tsx'], frameworks: ['react'] },
  },
  'timeout.no-report': {
    sentence: (facts) =>
      joinParts([
        `sent ${filesPhrase(facts.files) || 'an update'}, but no page said how it went`,
        tail(facts),
      ]),
    hint: () => 'Look at the console of the page, or reload it',
    why: 'The update was sent, and no page has reported within `reloadTimeout`: it is blocked, its tab sleeps, or it is gone.',
    fix: 'Look at the console of the page. A page that is stopped at a breakpoint answers when it goes on.',
    example: { files: ['src/Card.tsx'], frameworks: ['react'] },
  },
}

const rolledBack = (facts: Facts, why: string): string =>
  joinParts([`rolled back ${filesPhrase(facts.files)}: ${why}${quoted(facts)}`, goodVersion(facts)])

function goodVersion(facts: Facts): string {
  const state = statePhrase(facts)
  return `the last good version is running${state === '' ? '' : `, ${state}`}`
}

function quoted(facts: Facts): string {
  const problem = problemPhrase(facts)
  return problem === '' ? '' : ` (${problem})`
}

function compileOf(facts: Facts): string {
  const [first] = facts.diagnostics
  const file = first?.file ?? facts.files[0]
  const line = first?.line === undefined ? '' : `:${first.line}`
  const place = file === undefined ? '' : `${shortName(file)}${line} `
  return `${place}${problemPhrase(facts)}`.trim() || 'it cannot be compiled'
}
