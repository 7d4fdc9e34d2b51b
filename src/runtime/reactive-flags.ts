/** What a node of the graph is, and what it knows about its value. The first six are alien-signals' own. */
export const MUTABLE = 1
/** Is to be run after a change; taken away while it waits in the queue. */
export const WATCHING = 2
/** Is running: its sources are being collected. */
export const RUNNING = 4
/** A source has certainly changed. */
export const DIRTY = 16
/** A source may have changed. */
export const PENDING = 32
/** A signal that was written after its creation. */
export const TOUCHED = 64
