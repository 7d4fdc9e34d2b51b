import type { Features } from './edit.ts'

/** Everything that holds today. */
const DEFAULT: Features = { runFaults: false, componentState: true }

/**
 * What takes part: everything that is meant to hold, or by name.
 * @param environment `FUZZ_FEATURES` is a list of names, separated by commas; `none` for none of them
 */
export function featuresOf({ FUZZ_FEATURES: names }: NodeJS.ProcessEnv): Features {
  if (names === undefined) return DEFAULT
  const listed = names.split(',')
  return {
    runFaults: listed.includes('runFaults'),
    componentState: listed.includes('componentState'),
  }
}
