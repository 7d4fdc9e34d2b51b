/** The kinds of state that are looked at after every edit; a cell of the matrix is one of them. */
export const KINDS = [
  'page',
  'primitives',
  'objects',
  'child',
  'parent',
  'others',
  'signal',
  'subscriptions',
  'input',
  'focus',
  'scroll',
  'visible',
  'works while broken',
  'clean',
]

/**
 * What the page has to show after a step.
 * @param state what it showed before, as `read` of the page gives it
 */
export function expectAfter(state, { expected }, place) {
  const next = structuredClone(state)
  for (const [name, instance] of Object.entries(next.instances)) {
    Object.assign(instance.texts, expected.every)
    if (!isInstanceOf(name, place)) continue
    Object.assign(instance.texts, expected.own)
    Object.assign(instance.values, expected.values)
  }
  if (expected.parent) next.parents[place.id].text = expected.parent
  if (expected.root) next.roots[place.framework].text = expected.root
  Object.assign(next.page, expected.page)
  Object.assign(next.answers, expected.answers)
  next.hasOverlay = false
  return next
}

/** What the page has to show when everything on it has been used once. */
export function expectUsed(state) {
  const next = structuredClone(state)
  for (const { values } of Object.values(next.instances))
    for (const name of Object.keys(values)) values[name] = plusOne(values[name])
  for (const outer of [...Object.values(next.parents), ...Object.values(next.roots)])
    outer.count = plusOne(outer.count)
  next.totals = next.totals.map(plusOne)
  return next
}

const plusOne = (text) => String(Number(text) + 1)

/**
 * Compares the page with what it has to show.
 * @returns whether they agree, by kind; only of the kinds that a state alone tells of
 */
export function compare(expected, actual, place) {
  const agrees = (pick) => isEqual(pick(expected), pick(actual))
  const ownValues = (name) => (state) =>
    instancesOf(state, place).map((instance) => (name ? instance.values[name] : instance.values))
  return {
    primitives: agrees(ownValues('count')) && agrees(ownValues('extra')),
    objects: agrees(ownValues('object')),
    child: agrees(ownValues('child')),
    parent: agrees((state) => [state.parents[place.id]?.count, state.roots[place.framework]?.count]),
    others: agrees((state) => withoutPlace(state, place)),
    signal: agrees((state) => state.totals),
    subscriptions: agrees((state) => state.answers),
    input: agrees((state) => instancesOf(state, place).map(({ typed }) => typed)),
    focus: agrees((state) => state.focus),
    scroll: agrees((state) => state.scroll),
    visible: agrees((state) => [
      instancesOf(state, place).map(({ texts }) => texts),
      state.parents[place.id]?.text,
      state.roots[place.framework]?.text,
      state.page,
    ]),
  }
}

const isInstanceOf = (name, { id }) => name.startsWith(`${id}-`)

const instancesOf = ({ instances }, place) =>
  Object.entries(instances)
    .filter(([name]) => isInstanceOf(name, place))
    .map(([, instance]) => instance)

/** All that belongs to other components than the edited one and those it is in. */
const withoutPlace = ({ instances, parents, roots }, place) => [
  Object.fromEntries(Object.entries(instances).filter(([name]) => !isInstanceOf(name, place))),
  Object.fromEntries(Object.entries(parents).filter(([id]) => id !== place.id)),
  Object.fromEntries(Object.entries(roots).filter(([framework]) => framework !== place.framework)),
]

/** Structural, whatever the order of the names; an absent one is the same as one that is undefined. */
export function isEqual(one, other) {
  if (Object.is(one, other)) return true
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false
  const names = new Set([...Object.keys(one), ...Object.keys(other)])
  return [...names].every((name) => isEqual(one[name], other[name]))
}
