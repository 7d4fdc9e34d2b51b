import type { Browser, Page } from 'playwright-core'
import { startApp, waitForComponents, type FuzzApp } from './app.ts'
import { createBeliefs, type Beliefs } from './beliefs.ts'
import { createChecks, type Checks } from './checks.ts'
import { isSameText } from './content.ts'
import { describeEdit, isSave, type Edit, type Features } from './edit.ts'
import { differFromModel, type Session } from './expectation.ts'
import { act, markPage, readPage } from './page.ts'
import { perform } from './saving.ts'
import { INSTANCE_NAMES } from './slots.ts'
import { Violation } from './violation.ts'
import { createWorkspace, type Save, type Workspace } from './workspace.ts'

export interface SequenceOptions {
  readonly browser: Browser
  readonly features: Features
  /** Called after each save that has settled as it should. */
  readonly onSave?: () => void
}

interface Run extends SequenceOptions {
  readonly app: FuzzApp
  readonly workspace: Workspace
  readonly beliefs: Beliefs
  readonly session: Session
  readonly checks: Checks
  tab: Page | undefined
  lastWritten: ReadonlySet<string>
}

/**
 * Starts a fresh app, takes it through some edits, and mends it at the end. Everything is compared with the
 * model after each of them.
 * @throws {Violation} when a rule is broken
 */
export async function runSequence(edits: readonly Edit[], options: SequenceOptions): Promise<void> {
  const workspace = createWorkspace()
  const app = await startApp({ browser: options.browser, disk: workspace.disk })
  try {
    const run = await begin(app, workspace, options)
    for (const [index, edit] of edits.entries())
      await within(`${index + 1}. ${describeEdit(edit)}`, () => take(run, edit))
    await within('repair at the end', () => finish(run))
  } finally {
    await app.close()
  }
}

async function begin(app: FuzzApp, workspace: Workspace, options: SequenceOptions): Promise<Run> {
  const beliefs = createBeliefs({ live: new Map(workspace.disk), held: [] })
  const session: Session = {
    counts: new Map(INSTANCE_NAMES.map((name) => [name, 0])),
    typed: new Map(),
    total: 0,
  }
  await markPage(app.page)
  const checks = createChecks({ app, beliefs, workspace, session, features: options.features })
  return { ...options, app, workspace, beliefs, session, checks, tab: undefined, lastWritten: new Set() }
}

async function within(step: string, work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (error instanceof Error) error.message = `${step}: ${error.message}`
    throw error
  }
}

async function take(run: Run, edit: Edit): Promise<void> {
  if (edit.kind === 'act') return takeAction(run, edit)
  if (edit.kind === 'tab') return toggleTab(run)
  // What a reload would show of files that wait is nobody's business here.
  if (edit.kind === 'reload' && run.beliefs.models.some(({ held }) => held.length > 0)) return
  await takeSaves(run, edit)
}

async function takeSaves(run: Run, edit: Edit): Promise<void> {
  for (const save of run.workspace.plan(edit, liveOf(run)))
    await within([...save.writes.keys()].join(', '), () => takeSave(run, save))
}

const liveOf = ({ beliefs }: Run) => beliefs.models[0]!.live // there is always one

async function takeSave(run: Run, save: Save): Promise<void> {
  const check = run.checks.watch()
  const settled = await perform(run, save)
  if (settled.some(({ entry }) => entry.outcome === 'reloaded')) await returnFromReload(run)
  await check(settled.map(({ entry }) => entry))
  if (run.tab) await run.checks.otherTab(run.tab)
  run.onSave?.()
}

/** A reloaded page starts anew. */
async function returnFromReload({ app, session }: Run): Promise<void> {
  await waitForComponents(app.page)
  const { components, isMarked } = await readPage(app.page)
  if (isMarked) throw new Violation('same page', ['the page was not reloaded'])
  await markPage(app.page)
  for (const { name, count, typed, total } of components) {
    session.counts.set(name, count)
    session.typed.set(name, typed)
    session.total = total
  }
}

async function takeAction(run: Run, { action, instance }: Edit & { readonly kind: 'act' }): Promise<void> {
  const { session, app } = run
  const text = `typed ${session.typed.size} ${session.total}`
  await act(app.page, action, instance, text)
  if (action === 'count') session.counts.set(instance, (session.counts.get(instance) ?? 0) + 1)
  if (action === 'total') session.total += 1
  if (action === 'type') session.typed.set(instance, text)
}

async function toggleTab(run: Run): Promise<void> {
  if (run.tab) {
    await run.tab.context().close()
    run.tab = undefined
    return
  }
  run.tab = await run.app.openTab()
  await run.checks.otherTab(run.tab)
}

/** When everything is mended, everything is on its newest version. */
async function finish(run: Run): Promise<void> {
  await takeSaves(run, { kind: 'repair', isTogether: false })
  const { disk } = run.workspace
  const stale = (live: ReadonlyMap<string, unknown>) => [...live.keys()]
  const { live, held } = run.beliefs.models[0]! // there is always one
  const old = stale(live).filter((path) => !isSameText(live.get(path), disk.get(path)))
  if (old.length > 0 || held.length > 0) throw new Violation('newest', [...old, `${held.length} held`])
  const differences = differFromModel({ live: disk, held: [] }, await readPage(run.app.page))
  if (differences.length > 0) throw new Violation('newest', differences)
}

/** How many of the edits end in a save. */
export const countSaves = (edits: readonly Edit[]): number => edits.filter(isSave).length
