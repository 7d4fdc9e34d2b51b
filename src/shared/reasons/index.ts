import type { JournalEntry, NoteCode, ReasonCode } from '../protocol.ts'
import { failureReasons } from './failures.ts'
import { hotReasons } from './hot.ts'
import { ignoredReasons } from './ignored.ts'
import { notes } from './notes.ts'
import { joinParts } from './phrases.ts'
import type { Facts, Reason } from './reason.ts'
import { reloadReasons } from './reload.ts'
import { versionReasons } from './versions.ts'

export type { Facts, Reason }
export { notes }

/** What is said of each reason code. Of the server: a page gets sentences, and no catalogue. */
export const reasons: { readonly [Code in ReasonCode]: Reason } = {
  ...hotReasons,
  ...reloadReasons,
  ...failureReasons,
  ...ignoredReasons,
  ...versionReasons,
}

/** Puts a settled transaction into words. */
export function toWords(facts: Facts): JournalEntry {
  const { detail: _, ...entry } = facts
  const reason = reasons[facts.reason]
  const hint = reason.hint?.(facts)
  const told = facts.steps.flatMap(({ code }) => (code && isNote(code) ? [notes[code].phrase] : []))
  return {
    ...entry,
    sentence: toLine(joinParts([reason.sentence(facts), ...new Set(told)])),
    ...(hint !== undefined && { hint: toLine(hint) }),
  }
}

const isNote = (code: ReasonCode | NoteCode): code is NoteCode => Object.hasOwn(notes, code)

/** Names of files are anybody's: what moves a cursor, colours text or turns it around does not get into a sentence. */
function toLine(text: string): string {
  return text.replace(/\s+/g, ' ').replace(SEQUENCE_RE, '').replace(CONTROL_RE, '').trim()
}

/** What follows on the escape character, with it. */
const SEQUENCE_RE = /\p{Cc}\[[0-?]*[ -/]*[@-~]/gu
const CONTROL_RE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu
