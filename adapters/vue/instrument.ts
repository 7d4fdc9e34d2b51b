import type { Instrument } from '../shared/instrument.ts'

/** Instruments a module of Vue for development. */
export const instrument: Instrument = () => []
