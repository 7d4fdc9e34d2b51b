import type { Instrument } from '../shared/instrument.ts'

/** Instruments a module of Svelte for development. */
export const instrument: Instrument = () => []
