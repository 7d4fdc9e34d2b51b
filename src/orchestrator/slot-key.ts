import type { StateSlot } from '../../adapters/contract.ts'

/** Tells a variable of one component from all others. */
export const slotKey = ({ instance, name }: Pick<StateSlot, 'instance' | 'name'>): string =>
  `${instance}\n${name}`
