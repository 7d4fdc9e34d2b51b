import type { Page } from 'playwright-core'
import type { JournalEntry } from 'metamon/testing'
import type { FuzzApp } from './app.ts'
import type { Beliefs } from './beliefs.ts'
import type { Features } from './edit.ts'
import { differFromAlive, differFromModel, differFromSession, type Session } from './expectation.ts'
import { readPage, useEverything, type PageState } from './page.ts'
import { INSTANCE_NAMES } from './slots.ts'
import { Violation, type Invariant } from './violation.ts'
import type { Workspace } from './workspace.ts'

/** Looks whether the rules are kept. */
export interface Checks {
  /**
   * To be called before a save. Returns what is to be called with all that has settled since.
   * @throws {Violation} from that, when a rule is broken
   */
  watch(): (entries: readonly JournalEntry[]) => Promise<void>
  /** @throws {Violation} when another tab shows something else than the last good versions */
  otherTab(tab: Page): Promise<void>
}

export interface ChecksContext {
  readonly app: FuzzApp
  readonly beliefs: Beliefs
  readonly workspace: Workspace
  readonly session: Session
  readonly features: Features
}

const OVERLAY_TIMEOUT_MS = 2000

export function createChecks(context: ChecksContext): Checks {
  const { app, beliefs, session, workspace } = context
  let turn = 0
  const nextInstance = () => INSTANCE_NAMES[(turn += 1) % INSTANCE_NAMES.length]!
  const isThere = (path: string) => workspace.disk.has(path)
  const isCalm = () =>
    beliefs.models.every(({ held, live }) => held.length === 0 && [...live.keys()].every(isThere))
  return {
    watch() {
      const wasCalm = isCalm()
      const logged = app.browserLog.length
      return async (entries) => {
        const page = await readPage(app.page)
        checkPage(context, page)
        const reaction = await useEverything(app.page, nextInstance())
        for (const [name, count] of session.counts) session.counts.set(name, count + 1)
        demand('alive', differFromAlive(reaction, page))
        if (!isCalm()) return
        await checkOverlay(app.page)
        if (wasCalm && entries.every(isGood)) demand('console', errorsIn(app.browserLog.slice(logged)))
      }
    },
    async otherTab(tab) {
      const page = await readPage(tab)
      demand(
        'second tab',
        beliefs.narrow((model) => differFromModel(model, page)),
      )
      const reaction = await useEverything(tab, nextInstance())
      demand('second tab', differFromAlive(reaction, page))
    },
  }
}

function demand(invariant: Invariant, differences: readonly string[]): void {
  if (differences.length > 0) throw new Violation(invariant, differences)
}

function checkPage({ beliefs, session, features }: ChecksContext, page: PageState): void {
  if (!page.isMarked) throw new Violation('same page', ['the page was reloaded'])
  const differences = beliefs.narrow((model) => differFromModel(model, page))
  if (differences.length > 0) throw new Violation('versions', [...differences, ...describeHeld(beliefs)])
  if (!features.componentState) adopt(session, page)
  demand('state', differFromSession(session, page))
}

const describeHeld = ({ models }: Beliefs): string[] =>
  models.flatMap(({ held }) =>
    held.map(({ files, hasRun }) => `waiting${hasRun ? ', has run' : ''}: ${[...files].join(', ')}`),
  )

/** Where components are not expected to keep what they hold, it starts from what there is. */
function adopt(session: Session, { components }: PageState): void {
  for (const { name, count, typed } of components) {
    session.counts.set(name, count)
    session.typed.set(name, typed)
  }
}

async function checkOverlay(page: Page): Promise<void> {
  const isGone = () => document.querySelector('metamon-overlay') === null
  await page.waitForFunction(isGone, undefined, { timeout: OVERLAY_TIMEOUT_MS }).catch(() => {
    throw new Violation('overlay', ['the overlay stays although nothing is wrong any more'])
  })
}

const isGood = ({ outcome }: JournalEntry): boolean => outcome === 'applied' || outcome === 'ignored'

const errorsIn = (lines: readonly string[]): string[] =>
  lines.filter((line) => /^(?:error|pageerror|warning)/.test(line))
