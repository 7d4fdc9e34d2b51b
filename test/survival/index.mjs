export { runEdit } from './run-edit.mjs'
export { pickRuns } from './seeded.mjs'
export { startSession } from './session.mjs'
