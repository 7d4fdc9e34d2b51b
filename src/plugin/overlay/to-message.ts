import { version } from 'vite'
import type { Problem, ProblemsMessage } from '../../shared/problem.ts'
import type { JournalEntry } from '../../shared/protocol.ts'
import { resolvedConfig, type PluginContext } from '../context.ts'
import { uniqueProblems } from './problem-id.ts'

/** What is wrong for one page. */
export interface Wrong {
  /** With the code that pages do not run yet. */
  readonly waiting: readonly Problem[]
  /** With what this page runs. */
  readonly thrown: readonly Problem[]
}

/** What a page is told of what is wrong. */
export function toMessage(
  plugin: PluginContext,
  failure: JournalEntry | undefined,
  { waiting, thrown }: Wrong,
): ProblemsMessage {
  const isOfSave = failure !== undefined && waiting.length > 0
  return {
    problems: uniqueProblems([...waiting, ...thrown]),
    ...(isOfSave && { outcome: failure.outcome, entry: failure.id }),
    ...(isOfSave && plugin.options.devtools && { reason: failure.reason }),
    sentence: isOfSave ? failure.sentence : sentenceOf(waiting, thrown),
    isRunningLastGood: isOfSave,
    isStrict: plugin.options.errorRecoveryMode === 'strict' && waiting.length > 0,
    root: resolvedConfig(plugin).root,
    versions: `vite ${version}, node ${process.versions.node}`,
  }
}

function sentenceOf(waiting: readonly Problem[], thrown: readonly Problem[]): string {
  if (waiting.length > 0) return 'A module that the page has asked for cannot be served.'
  return thrown.length > 0 ? 'The app has thrown an error that nothing has caught.' : ''
}
