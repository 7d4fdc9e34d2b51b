import type { JournalEntry } from '../../../src/shared/protocol.ts'
import type {
  Abilities,
  FilePlace,
  MemoryView,
  PanelSource,
  SaveAction,
  SignalView,
  SubscriptionRow,
} from '../../../src/panel/source.ts'
import { toPlainJson } from '../../../src/panel/plain-json.ts'
import { describeValue } from '../../../src/panel/value-view.ts'

/** What a test can read and change of a source that has no server. */
export interface FakeSource extends PanelSource {
  entries: JournalEntry[]
  connection: PanelSource['connection']
  abilities: Abilities
  readonly values: Map<string, unknown>
  rows: readonly SubscriptionRow[]
  memoryView: MemoryView
  readonly actions: SaveAction[]
  readonly opened: FilePlace[]
  /** What the next action or write is refused with. */
  refusal: string | undefined
  tell(): void
}

/** A source that holds what it is given. */
export function createFakeSource(entries: readonly JournalEntry[] = []): FakeSource {
  const listeners = new Set<() => void>()
  const values = new Map<string, unknown>()
  const toSignal = ([key, value]: [string, unknown]): SignalView => {
    const json = toPlainJson(value)
    return {
      key,
      value: describeValue(value, () => false),
      isTouched: true,
      writers: [{ name: '/src/cart.ts', count: 2 }],
      followers: [
        { name: 'react', count: 3 },
        { name: '/src/log.ts', count: 1 },
      ],
      subscribers: 4,
      initial: '0',
      ...(json !== undefined && { json }),
    }
  }
  const source: FakeSource = {
    connection: 'connected',
    entries: [...entries],
    abilities: {
      canAct: true,
      versions: new Set(entries.map(({ id }) => id)),
      pinned: [],
      waiting: [],
      isPaused: false,
      pausedFiles: 0,
      isClearing: false,
    },
    pages: [],
    selectPage: () => {},
    values,
    rows: [],
    memoryView: { now: { label: 'now', domNodes: 0, effects: 0 }, samples: [], modules: [] },
    actions: [],
    opened: [],
    refusal: undefined,
    tell() {
      for (const listener of listeners) listener()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async signals({ text, limit }) {
      const found = [...values].filter(([key]) => key.includes(text))
      return {
        signals: found.slice(0, limit).map(toSignal),
        matching: found.length,
        total: values.size,
      }
    },
    async setSignal(key, value) {
      if (source.refusal !== undefined) throw new Error(source.refusal)
      values.set(key, value)
    },
    subscriptions: async () => source.rows,
    memory: async () => source.memoryView,
    reasons: async () => [
      { code: 'hot.boundary', why: 'Something above `Card` takes it.', fix: 'Nothing.' },
      {
        code: 'reload.no-boundary',
        why: 'Nothing takes the update.',
        fix: 'Call `import.meta.hot.accept()`.',
      },
    ],
    async act(action) {
      if (source.refusal !== undefined) throw new Error(source.refusal)
      source.actions.push(action)
    },
    openFile: (place) => void source.opened.push(place),
    dispose: () => {},
  }
  return source
}

/** An entry of the journal; what is not given is what nothing has happened to. */
export const entry = (given: Partial<JournalEntry> & { readonly id: string }): JournalEntry => ({
  outcome: 'applied',
  reason: 'hot.self-accept',
  sentence: `updated Card.tsx · 18 ms · all state kept`,
  files: ['src/Card.tsx'],
  frameworks: ['react'],
  chain: [],
  steps: [],
  savedAt: Date.now(),
  timings: { prepare: 6, apply: 8, verify: 4, total: 18 },
  kept: [],
  lost: [],
  variables: [],
  diagnostics: [],
  ...given,
})

/** One entry of each kind, oldest first. */
export const sampleEntries = (): readonly JournalEntry[] => [
  entry({
    id: 'reloaded',
    outcome: 'reloaded',
    reason: 'reload.no-boundary',
    sentence:
      'reloaded the page: helpers.ts has no boundary, nothing above it accepts updates (helpers.ts -> format.ts -> main.ts) · all state kept',
    hint: 'Import helpers.ts from a component, or call `import.meta.hot.accept()` in main.ts',
    files: ['src/lib/helpers.ts'],
    frameworks: [],
    chain: ['src/lib/helpers.ts', 'src/lib/format.ts', 'src/main.ts'],
    steps: [
      { kind: 'changed', text: 'was saved', file: 'src/lib/helpers.ts' },
      { kind: 'parsed', text: '1 module compiles' },
      { kind: 'failed', text: 'nothing on the way to the entry accepts updates', file: 'src/main.ts' },
      {
        kind: 'reloaded',
        text: 'the page was reloaded, and given back what it held',
        code: 'reload.no-boundary',
      },
    ],
    savedAt: Date.now() - 500_000,
    timings: { watch: 2, prepare: 9, total: 212 },
    kept: ['signal:cart:total', 'signal:cart:items', 'event:cart:add'],
  }),
  entry({
    id: 'rolled-back',
    outcome: 'rolled-back',
    reason: 'rollback.render',
    sentence:
      'rolled back Card.vue: it threw while rendering "Cannot read properties of undefined (reading \'price\')" · the last good version is running, all state kept',
    hint: 'Fix what the component does while it renders, and save',
    files: ['src/shop/Card.vue'],
    frameworks: ['vue'],
    steps: [
      { kind: 'changed', text: 'was saved', file: 'src/shop/Card.vue' },
      { kind: 'parsed', text: '1 module compiles' },
      { kind: 'boundary', text: 'takes its own updates', file: 'src/shop/Card.vue' },
      { kind: 'failed', text: 'it threw while rendering' },
      { kind: 'rolled-back', text: 'the last good version is back', code: 'rollback.render' },
    ],
    savedAt: Date.now() - 93_000,
    timings: { watch: 1.4, prepare: 11, send: 1.2, apply: 14, verify: 6, total: 41 },
    diagnostics: [
      {
        message: "Cannot read properties of undefined (reading 'price')",
        file: 'src/shop/Card.vue',
        line: 12,
        column: 24,
        frame:
          '  10 | <template>\n  11 |   <article>\n> 12 |     <b>{{ item.offer.price }}</b>\n     |                      ^\n  13 |   </article>',
        hint: 'Guard it with `item.offer?.price`.',
      },
    ],
    kept: ['signal:cart:total'],
  }),
  ...[3, 2, 1].map((nth) =>
    entry({
      id: `ignored-${nth}`,
      outcome: 'ignored',
      reason: 'ignored.same-content',
      sentence: 'ignored notes.ts: its code is the same as before',
      files: ['src/notes.ts'],
      frameworks: [],
      savedAt: Date.now() - 40_000 - nth * 1000,
      timings: { total: 1.2 + nth },
    }),
  ),
  entry({
    id: 'aborted',
    outcome: 'aborted',
    reason: 'aborted.compile',
    sentence: 'not applied: Cart.svelte 7:3 "Unexpected token" · the page goes on as it is, all state kept',
    hint: 'Fix it and save: what waits is updated with it',
    files: ['src/shop/Cart.svelte'],
    frameworks: ['svelte'],
    savedAt: Date.now() - 21_000,
    timings: { watch: 1, prepare: 5, total: 6 },
    diagnostics: [
      { message: 'Unexpected token', code: 'parse_error', file: 'src/shop/Cart.svelte', line: 7, column: 3 },
    ],
  }),
  entry({
    id: 'applied',
    sentence: 'updated Card.tsx and 2 more · react, solid · 18 ms · reset Card.filter (its kind has changed)',
    reason: 'hot.boundary',
    files: ['src/shop/Card.tsx', 'src/shop/price.ts', 'src/shop/List.solid.tsx'],
    frameworks: ['react', 'solid'],
    steps: [
      { kind: 'changed', text: '3 files saved together', code: 'batched' },
      { kind: 'parsed', text: '5 modules compile, every import is there' },
      { kind: 'boundary', text: 'takes the update', file: 'src/shop/Card.tsx' },
      { kind: 'keep', text: '4 instances keep their state' },
      { kind: 'boundary', text: 'takes the update', file: 'src/shop/List.solid.tsx' },
      { kind: 'remount', text: 'the hooks have changed: 1 instance starts anew' },
      {
        kind: 'verified',
        text: 'all modules evaluated, react and solid have rendered, every subscription is alive once',
      },
    ],
    savedAt: Date.now() - 3000,
    timings: { watch: 1.8, prepare: 6.2, send: 0.9, apply: 7.4, verify: 3.1, paint: 4.2, total: 18 },
    kept: ['signal:cart:total', 'signal:cart:items', 'event:cart:add', 'event:cart:clear'],
    variables: [
      { name: 'Card.filter', fate: 'reset', reason: 'its kind has changed from a string to an object' },
      { name: 'List.page', fate: 'renamed', reason: 'it was called `index`' },
      { name: 'Card.isOpen', fate: 'kept', reason: 'its value fits' },
      { name: 'Card.count', fate: 'kept', reason: 'its value fits' },
    ],
  }),
]
