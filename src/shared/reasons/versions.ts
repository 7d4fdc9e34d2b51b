import type { ReasonCode } from '../protocol.ts'
import { filesPhrase, joinParts, tail } from './phrases.ts'
import type { Facts, Reason } from './reason.ts'

type VersionCode = Extract<ReasonCode, `version.${string}`>

/** What is said of versions that somebody has asked for in the panel. */
export const versionReasons: { readonly [Code in VersionCode]: Reason } = {
  'version.again': {
    sentence: (facts) => joinParts([`updated ${whatOf(facts)}: applied again`, tail(facts)]),
    hint: () => 'Save the file to have what is on the disk again',
    why: 'Somebody has asked for a save again in the panel: its files are served as they were after it, and were evaluated again. Nothing was written to the disk.',
    fix: 'The next save of a file is served from the disk again. So is everything after a restart of the server.',
    example: { files: ['src/Card.tsx'], frameworks: ['react'] },
  },
  'version.back': {
    sentence: (facts) => joinParts([`updated ${whatOf(facts)}: back to an earlier version`, tail(facts)]),
    hint: () => 'Save the file to have what is on the disk again',
    why: 'Somebody has gone back to an earlier save in the panel: every file that has changed since is served as it was after that save. Nothing was written to the disk.',
    fix: 'The next save of a file is served from the disk again. So is everything after a restart of the server.',
    example: { files: ['src/Card.tsx', 'src/prices.ts'], frameworks: ['react'] },
  },
  'version.disk': {
    sentence: (facts) => joinParts([`updated ${whatOf(facts)}: as it is on the disk again`, tail(facts)]),
    why: 'The file was served as it was after an earlier save, which somebody had asked for in the panel. It was saved now, or released in the panel: what is on the disk counts again.',
    fix: 'Nothing: this is how it goes on after a version of before.',
    example: { files: ['src/Card.tsx'], frameworks: ['react'] },
  },
}

const whatOf = ({ files }: Facts): string => filesPhrase(files) || 'the page'
