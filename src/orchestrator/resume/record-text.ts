import { sumOf, VERSION, type PageIdentity, type PageRecord } from './record.ts'
import type { Storable } from './storable.ts'

/** The text that a record is stored as. */
export function writeRecord(
  record: PageRecord,
  identity: PageIdentity,
  { storable, now }: { readonly storable: Storable; readonly now: number },
): string {
  const body = storable.stringify(record)
  return JSON.stringify({ version: VERSION, ...identity, takenAt: now, sum: sumOf(body), body })
}
