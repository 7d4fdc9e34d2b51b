import type { Instrument } from '../shared/instrument.ts'
import { readBindings } from './instrument-bindings.ts'
import { findRegistered, instrumentComponents } from './instrument-components.ts'
import { instrumentState } from './instrument-state.ts'

/** Instruments a module of Solid for development. */
export const instrument: Instrument = (input) => {
  const bindings = readBindings(input.program)
  const registered = findRegistered(input.program, bindings)
  return [
    ...instrumentComponents(input, bindings, registered),
    ...instrumentState(input, bindings, (node) => registered.isComponent(node)),
  ]
}
