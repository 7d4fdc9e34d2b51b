import type { CallExpression } from 'estree'
import type { Instrument, Syntax, WantedCode } from '../shared/instrument.ts'
import { readBindings, WANTED_EXPORTS } from './instrument-bindings.ts'
import { findPrinted, findRegistered, instrumentComponents } from './instrument-components.ts'
import { instrumentLazy } from './instrument-lazy.ts'
import { instrumentSites } from './instrument-sites.ts'
import { instrumentState } from './instrument-state.ts'

/** What is looked for in a module of Solid. */
export const wanted: WantedCode = { names: WANTED_EXPORTS, unwanted: findPrinted }

/** Instruments a module of Solid for development. */
export const instrument: Instrument = (input) => {
  const bindings = input.syntax.derive(readBindings)
  const calls = input.syntax.derive(findCalls)
  const registered = findRegistered(input, bindings)
  const names = new Set([
    ...instrumentComponents(input, { bindings, registered, calls }),
    ...instrumentLazy(input, bindings),
    ...instrumentSites(input, { bindings, registered, calls }),
    ...instrumentState(input, bindings, (node) => registered.isComponent(node)),
  ])
  if (names.has('evaluated')) input.output.append('\n;__metamon_evaluated(import.meta);')
  return [...names]
}

const findCalls = ({ nodes }: Syntax): readonly CallExpression[] =>
  nodes.filter((node) => node.type === 'CallExpression')
