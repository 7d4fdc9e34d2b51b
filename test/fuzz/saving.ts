import type { FuzzApp, Settled } from './app.ts'
import type { Beliefs } from './beliefs.ts'
import { isSameText } from './content.ts'
import type { Files } from './loading.ts'
import { Violation } from './violation.ts'
import type { Save, Workspace, Writes } from './workspace.ts'

export interface Saving {
  readonly app: FuzzApp
  readonly workspace: Workspace
  readonly beliefs: Beliefs
  /** The paths of the last save. */
  lastWritten: ReadonlySet<string>
}

/** A write that has to be heard of. */
interface Written {
  readonly writes: Writes
  /** `performance.now()` before the first file was written. */
  readonly at: number
  /** Paths that were written just before: what the server hears of them can be late news. */
  readonly earlier: ReadonlySet<string>
}

/**
 * Writes a save, and waits until all of its files have settled as they are now.
 * @returns what has settled
 * @throws {Violation} when a save settles otherwise than the model says, or not at all
 */
export async function perform(saving: Saving, save: Save): Promise<readonly Settled[]> {
  const { app, workspace, beliefs } = saving
  const before = snapshot(workspace.disk)
  if (isRepeated(save.writes, before)) await elapse(WATCHER_PAUSE_MS)
  const first = write(saving, save.writes, saving.lastWritten)
  const between = snapshot(workspace.disk)
  const last = save.again ? await writeAgain(saving, save.again, first) : first
  saving.lastWritten = new Set(last.writes.keys())
  const seen: Settled[] = []
  const missing = new Set(last.writes.keys())
  const take = async () => {
    const settled = await next(app, seen)
    const isPossible = beliefs.allows(settled.entry, workspace.disk)
    step(beliefs, settled, disksOf(settled, { before, between, now: workspace.disk, first, last }), seen)
    seen.push(settled)
    if (isPossible && isNewest(settled, last)) for (const file of settled.entry.files) missing.delete(file)
    return settled
  }
  while (missing.size > 0) await take()
  if (save.again || seen.some(({ heardAt }) => heardAt < last.at)) {
    // Whatever else the watcher has to say of the two saves, or of an earlier one, comes before this.
    const barrier = app.writeBarrier()
    while (!(await take()).entry.files.includes(barrier));
  }
  return seen
}

/**
 * The watcher drops a second change of a file for 50 ms. One that changes what the file holds is found all the same;
 * of one that does not, nobody ever hears.
 */
const WATCHER_PAUSE_MS = 60

const isRepeated = (writes: Writes, disk: Files): boolean =>
  [...writes].some(([path, content]) => content !== undefined && isSameText(content, disk.get(path)))

const elapse = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds))

async function writeAgain(
  saving: Saving,
  { writes, gapMs }: NonNullable<Save['again']>,
  first: Written,
): Promise<Written> {
  await elapse(gapMs)
  return write(saving, writes, new Set(first.writes.keys()))
}

function write({ app, workspace }: Saving, writes: Writes, earlier: ReadonlySet<string>): Written {
  const at = app.write(writes)
  workspace.note(writes)
  return { writes, at, earlier }
}

const snapshot = (files: Files): Files => new Map(files)

interface Times {
  readonly before: Files
  readonly between: Files
  readonly now: Files
  readonly first: Written
  readonly last: Written
}

/** What the files may have held when this save was read. */
function disksOf({ heardAt }: Settled, { before, between, now, first, last }: Times): readonly Files[] {
  if (heardAt >= last.at) return [now]
  return heardAt >= first.at ? [between, now] : [before, between, now]
}

function step(
  beliefs: Beliefs,
  { entry }: Settled,
  disks: readonly Files[],
  earlier: readonly Settled[],
): void {
  const possible = beliefs.settle(entry, disks)
  if (possible.length === 0) return
  throw new Violation('outcome', [
    `${entry.outcome} (${entry.reason}) instead of ${possible.join(' or ')}: ${entry.files.join(', ')}`,
    ...earlier.map(describeSettled),
    ...entry.diagnostics.map(({ message }) => message.slice(0, 300)),
  ])
}

async function next(app: FuzzApp, earlier: readonly Settled[]): Promise<Settled> {
  try {
    return await app.nextSettled()
  } catch (error) {
    throw new Violation('settled', [...earlier.map(describeSettled), String(error)])
  }
}

const describeSettled = ({ entry: { outcome, reason, files } }: Settled): string =>
  `after ${outcome} (${reason}): ${files.join(', ')}`

/**
 * True when the files of a settled save were read as they are now. That holds for what the server hears of
 * after the last write, and for what it has heard of before, and read so late. Nobody reads what was deleted.
 */
function isNewest({ entry, heardAt, read }: Settled, { writes, at, earlier }: Written): boolean {
  if (heardAt >= at) return true
  const late = [...writes].filter(([path]) => entry.files.includes(path) && earlier.has(path))
  return late.every(([path, content]) => !content || read.get(path)?.has(content.version))
}
