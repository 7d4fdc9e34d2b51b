/** What is measured. `limited` cases decide whether the run passes; `times` is per sample. */
export const CASES = [
  { label: 'read', times: 1_000_000, limited: true, prepare: (library) => library.read?.() },
  { label: 'write, no subscriber', times: 1_000_000, limited: true, prepare: (library) => library.write?.() },
  { label: 'write, 1 subscriber', times: 100_000, limited: true, prepare: (library) => library.update?.(1) },
  {
    label: 'update 1,000 subscribers',
    times: 150,
    limited: true,
    prepare: (library) => library.update?.(1000),
  },
  {
    label: 'chain of 10 computeds, followed',
    times: 10_000,
    prepare: (library) => library.chain?.(10, true),
  },
  {
    label: 'chain of 10 computeds, only read',
    times: 10_000,
    prepare: (library) => library.chain?.(10, false),
  },
  { label: 'create', times: 50_000, prepare: (library) => library.create?.() },
  { label: 'subscribe and unsubscribe', times: 20_000, prepare: (library) => library.subscribe?.() },
  { label: 'emit to 1 handler', times: 300_000, prepare: (library) => library.emit?.(1) },
  { label: 'emit to 1,000 handlers', times: 500, prepare: (library) => library.emit?.(1000) },
]
