import type { Instrument } from '../shared/instrument.ts'

/** Instruments a module of React for development. */
export const instrument: Instrument = () => []
