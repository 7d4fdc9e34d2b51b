export { createHotReloadTest } from './hot-reload-test.ts'
export type { HotReloadTest, HotReloadTestOptions } from './hot-reload-test.ts'
export type { JournalEntry } from '../shared/protocol.ts'
