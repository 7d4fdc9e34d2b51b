import { mark } from './content.ts'
import type { Model } from './model.ts'
import type { PageState, Reaction, Shown } from './page.ts'
import { importsOf, INSTANCE_NAMES, instancesOf, MAIN, SLOTS } from './slots.ts'

/** What a person has done in a page. Edits never change it. */
export interface Session {
  readonly counts: Map<string, number>
  readonly typed: Map<string, string>
  total: number
}

type Versions = Pick<Shown, 'version' | 'util' | 'leaf'>

/** The differences between what a page shows and the last good versions; empty when there are none. */
export function differFromModel({ live }: Model, page: PageState): string[] {
  const shown = new Map(page.components.map((one) => [one.name, one]))
  const versionOf = (path: string | undefined) => {
    const content = path === undefined ? undefined : live.get(path)
    return content ? mark(content) : ''
  }
  const ofInstances = SLOTS.flatMap((slot) => {
    const content = live.get(slot.paths[0])
    if (!content) return []
    const [util, leaf] = slot.kind === 'parent' ? [] : importsOf(slot, content)
    const expected: Versions = { version: mark(content), util: versionOf(util), leaf: versionOf(leaf) }
    return instancesOf(slot).flatMap((name) => differences(name, expected, shown.get(name)))
  })
  return [
    ...ofInstances,
    ...differences('names', { all: [...INSTANCE_NAMES].sort() }, { all: page.components.map(nameOf).sort() }),
    ...differences(
      'document',
      { listener: versionOf('src/listener.ts'), main: versionOf(MAIN) },
      { listener: page.listener, main: page.main },
    ),
  ]
}

/** The differences between what a page holds and what was done in it. */
export function differFromSession(session: Session, page: PageState): string[] {
  return page.components.flatMap((one) =>
    differences(
      one.name,
      {
        count: session.counts.get(one.name),
        typed: session.typed.get(one.name) ?? '',
        total: session.total,
      },
      one,
    ),
  )
}

/** What is wrong with a page whatever it shows. */
export function differFromAlive({ answers, deaf }: Reaction, { subscriptions }: PageState): string[] {
  const expected = Object.fromEntries([...INSTANCE_NAMES, 'listener'].map((name) => [name, 1]))
  const everybody = Object.keys(expected).length
  return [
    ...differences('answers', { all: sorted(expected) }, { all: sorted(answers) }),
    ...differences('subscriptions', { ping: everybody, version: 1 }, subscriptions.events),
    ...differences('subscriptions', { total: everybody }, subscriptions.signals),
    ...deaf.map((name) => `${name}: a click does not change its count`),
  ]
}

const nameOf = ({ name }: Shown): string => name

const sorted = (counts: Readonly<Record<string, number>>): [string, number][] =>
  Object.entries(counts).sort(([one], [other]) => (one < other ? -1 : 1))

function differences(name: string, expected: object, shown: object | undefined): string[] {
  return Object.entries(expected).flatMap(([key, value]) => {
    const actual: unknown = shown && Reflect.get(shown, key)
    const [wanted, found] = [JSON.stringify(value), JSON.stringify(actual)]
    return wanted === found ? [] : [`${name} ${key}: ${found} instead of ${wanted}`]
  })
}
