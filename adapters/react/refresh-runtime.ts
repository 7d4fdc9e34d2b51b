import { obtainRefreshTimers, type RefreshTimers } from './refresh-timers.ts'

const timers: RefreshTimers = obtainRefreshTimers()

/** Takes the place of the page's own function in React's refresh runtime. */
export const setTimeout: RefreshTimers['setTimeout'] = timers.setTimeout
/** Takes the place of the page's own function in React's refresh runtime. */
export const clearTimeout: RefreshTimers['clearTimeout'] = timers.clearTimeout
