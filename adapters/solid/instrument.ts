import type { Instrument } from '../shared/instrument.ts'

/** Instruments a module of Solid for development. */
export const instrument: Instrument = () => []
