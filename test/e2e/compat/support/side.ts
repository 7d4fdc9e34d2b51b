/** The truth, and what has to behave the same. */
export const SIDES = ['bare Vite', 'Metamon'] as const
export type Side = (typeof SIDES)[number]
