import { setTimeout as sleep } from 'node:timers/promises'
import { compare, expectAfter, expectUsed, isEqual, KINDS } from './model.mjs'
import { startOf, until, whenSettled } from './settle.mjs'
import { applyChange } from './steps.mjs'

/** How long the page may take to show what has settled, in milliseconds: a frame or two, on a busy machine. */
const SHOWN_WITHIN_MS = { bare: 800, metamon: 2000 }
/** Errors of a page that has lost its server for a moment. */
const LOST_SERVER_RE = /WebSocket|ERR_CONNECTION|Failed to load resource|server connection lost/i

/** What has to have survived for the page to be used for the next edit. */
const IN_ORDER = ['subscriptions', 'visible', 'works while broken', 'clean']

/**
 * Sets all state, makes an edit at a place, looks at all state, and takes the edit back.
 * @returns `cells`, whether each kind has survived, by kind; `notes` on what has not; `outcomes` of the journal
 */
export async function runEdit(session, edit, place) {
  const original = {}
  const textOf = (file) => session.app.text(file)
  const run = {
    session,
    edit,
    place,
    original,
    verdicts: newVerdicts(),
    notes: [],
    entries: session.entries.length,
  }
  await prepare(run)
  for (const step of edit.toSteps(place, textOf)) await runStep(run, { place, ...step })
  const isWell = IN_ORDER.every((kind) => run.verdicts.get(kind).every(Boolean))
  const outcomes = session.entries.slice(run.entries).map(toText)
  await takeBack(run, { isWell })
  return { cells: cellsOf(run), notes: run.notes, outcomes }
}

const toText = ({ outcome, reason, diagnostics }) =>
  [outcome, reason, ...diagnostics.map(({ message }) => message.split('\n')[0])].join(' ')

const newVerdicts = () => new Map(KINDS.map((kind) => [kind, []]))

const cellsOf = ({ verdicts }) =>
  Object.fromEntries(
    [...verdicts].filter(([, all]) => all.length > 0).map(([kind, all]) => [kind, all.every(Boolean)]),
  )

/** Uses and touches everything. A page that does not even do that is replaced. */
async function prepare(run) {
  const { session, place } = run
  for (let attempt = 0; attempt < 3; attempt++) {
    const before = await session.page.read(place.id)
    await session.page.use(place.id)
    await session.page.touch(place.id, `typed ${session.entries.length + attempt}`)
    const used = expectUsed(before)
    const isUsed = async () => isEqual(usableOf(await session.page.read(place.id)), usableOf(used))
    if (isWhole(before) && (await until(isUsed, SHOWN_WITHIN_MS[session.side]))) break
    if (attempt === 2) throw new Error(`the ${session.side} app does not work at all (${run.edit.name})`)
    await session.renew()
  }
  session.page.takeErrors()
  run.state = await session.page.read(place.id)
  run.texts = textsOf(run.state)
}

const usableOf = ({ instances, parents, roots, totals }) => ({
  values: Object.values(instances).map(({ values }) => values),
  outer: [parents, roots],
  totals,
})

const isWhole = ({ instances, totals, answers, hasOverlay }) =>
  totals.length === 1 &&
  !hasOverlay &&
  Object.values(answers ?? {}).every((times) => times === 1) &&
  Object.keys(answers ?? {}).length === Object.keys(instances).length * 2 &&
  Object.values(instances).every(({ texts, values }) => values.child !== null && texts.markup === 'markup-0')

async function runStep(run, step) {
  const { session, edit } = run
  const since = await startOf(session)
  save(run, step.changes)
  if (step.second) {
    await sleep(step.second.afterMs)
    save(run, step.second.changes)
  }
  const files = [...new Set(step.changes.map(({ file }) => file))]
  const isSettled = await whenSettled(session, since, { files, edit })
  if (!isSettled) run.notes.push(`not settled: ${files.join(', ')}`)
  verdict(run, 'page', session.page.loads() - since.loads <= (edit.reloads ? 1 : 0), () => 'was reloaded')
  if (step.isBroken) await judgeBroken(run)
  else await judge(run, step, isSettled)
}

function save({ session, original }, changes) {
  const texts = {}
  for (const one of changes) {
    const text = texts[one.file] ?? session.app.text(one.file)
    original[one.file] ??= text
    texts[one.file] = applyChange(text, one)
  }
  session.app.save(texts)
}

/** What a save that does not work must leave: everything as it is, and in use. */
async function judgeBroken(run) {
  const { session, place } = run
  const isUntouched = await shows(run, run.state)
  await session.page.use(place.id)
  run.state = expectUsed(run.state)
  const isUsable = await shows(run, run.state)
  verdict(run, 'works while broken', isUntouched && isUsable, () =>
    isUntouched ? 'it is not usable' : 'it has changed',
  )
  session.page.takeErrors()
}

async function shows({ session, place }, expected) {
  const agrees = async () =>
    Object.values(compare(expected, await session.page.read(place.id), place)).every(Boolean)
  return until(agrees, SHOWN_WITHIN_MS[session.side])
}

async function judge(run, step, isSettled) {
  const { session, edit } = run
  const { place } = step
  run.state = expectAfter(run.state, step, place)
  await shows({ session, place }, run.state)
  const actual = await session.page.read(run.place.id)
  const agreed = compare(run.state, actual, place)
  for (const [kind, isSame] of Object.entries(agreed))
    if (kind !== 'visible' || !edit.isInvisible)
      verdict(run, kind, isSame, () => differences(run.state, actual, kind))
  const errors = session.page.takeErrors().filter((error) => !edit.reloads || !LOST_SERVER_RE.test(error))
  verdict(
    run,
    'clean',
    isSettled && !actual.hasOverlay && errors.length === 0,
    () => errors.join(' | ') || 'overlay',
  )
}

function verdict({ verdicts, notes }, kind, isGood, describe) {
  verdicts.get(kind).push(isGood)
  if (!isGood) notes.push(`${kind}: ${describe()}`)
}

/** Saves what was there before. A page that is out of order is replaced, so that every edit begins alike. */
async function takeBack(run, { isWell }) {
  const { session, edit, original, texts } = run
  const since = await startOf(session)
  session.app.save(original)
  const isSettled = await whenSettled(session, since, {
    files: Object.keys(original),
    edit: edit.isTakenBackInPlace ? {} : edit,
  })
  const isBack = async () => isEqual(textsOf(await session.page.read(run.place.id)), texts)
  if (!isWell || !isSettled || !(await until(isBack, SHOWN_WITHIN_MS[session.side]))) await session.renew()
}

const textsOf = ({ instances, parents, roots, page }) => [
  Object.values(instances).map(({ texts }) => texts),
  [...Object.values(parents), ...Object.values(roots)].map(({ text }) => text),
  page,
]

/** The first few leaves that differ, for a person to see. */
function differences(expected, actual, kind) {
  const found = []
  const visit = (one, other, path) => {
    if (isEqual(one, other)) return
    if (typeof one !== 'object' || typeof other !== 'object' || !one || !other)
      return void found.push(`${path} is ${JSON.stringify(other)}, not ${JSON.stringify(one)}`)
    for (const name of new Set([...Object.keys(one), ...Object.keys(other)]))
      visit(one[name], other[name], path ? `${path}.${name}` : name)
  }
  visit(expected, actual, '')
  const related = found.filter((line) => RELATED[kind]?.test(line) ?? true)
  return (related.length > 0 ? related : found).slice(0, 4).join('; ')
}

const RELATED = {
  primitives: /values\.(?:count|extra)/,
  objects: /values\.object/,
  child: /values\.child/,
  parent: /^(?:parents|roots).*count/,
  signal: /^totals/,
  subscriptions: /^answers/,
  input: /typed/,
  focus: /^focus/,
  scroll: /^scroll/,
  visible: /texts|text is|^page/,
}
