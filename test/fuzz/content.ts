/** What a file has that keeps its module from being loaded. */
export const LOAD_FAULTS = ['syntax', 'missing-import', 'missing-export'] as const

/** What a file has that throws in the page; `-one` only in one of two instances. */
export const RUN_FAULTS = [
  'evaluate',
  'setup',
  'setup-one',
  'render',
  'render-one',
  'effect',
  'effect-one',
] as const

export type LoadFault = (typeof LOAD_FAULTS)[number]
export type RunFault = (typeof RUN_FAULTS)[number]
export type Fault = LoadFault | RunFault

/** What a file says, in short: its text is made from this. */
export interface Content {
  /** Never the same twice; the page shows it. */
  readonly version: number
  /** Undefined for a file that is as it should be. */
  readonly fault?: Fault | undefined
  /** The number of a comment that changes nothing; 0 for none. */
  readonly comment: number
  /** Which of its two places the util module is imported from, in files that import it. */
  readonly place: Place
}

export type Place = 0 | 1

export const isLoadFault = (fault: Fault | undefined): fault is LoadFault =>
  LOAD_FAULTS.some((one) => one === fault)

export const isRunFault = (fault: Fault | undefined): fault is RunFault =>
  RUN_FAULTS.some((one) => one === fault)

/** What the page shows of a file, and what the error of a fault says. */
export const mark = ({ version }: Pick<Content, 'version'>): string => `v${version}`

export const faultMark = ({ version }: Pick<Content, 'version'>): string => `fault_v${version}`

/** True for contents that make the same text. */
export const isSameText = (one: Content | undefined, other: Content | undefined): boolean =>
  isSameCode(one, other) && one?.comment === other?.comment

/** True for contents that do the same, however they are formatted. */
export const isSameCode = (one: Content | undefined, other: Content | undefined): boolean =>
  one?.version === other?.version && one?.fault === other?.fault && one?.place === other?.place
