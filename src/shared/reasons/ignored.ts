import type { ReasonCode } from '../protocol.ts'
import { filesPhrase } from './phrases.ts'
import type { Facts, Reason } from './reason.ts'

type IgnoredCode = Extract<ReasonCode, `ignored.${string}`>

/** What is said of saves that no page had to hear of. */
export const ignoredReasons: { readonly [Code in IgnoredCode]: Reason } = {
  'ignored.not-in-graph': {
    sentence: (facts) => ignored(facts, 'no page has loaded it'),
    why: 'No page has loaded the file, so that there is nothing to update. Whatever imports it later loads what it holds then.',
    fix: 'Nothing. If a page should show it, look whether anything imports it by this very path.',
    example: { files: ['src/unused.ts'] },
  },
  'ignored.same-content': {
    sentence: (facts) => ignored(facts, 'it compiles to what the page runs already'),
    why: 'What the file compiles to is what the page runs: only its layout, comments or types have changed, or a mistake was taken back.',
    fix: 'Nothing.',
    example: { files: ['src/Card.tsx'] },
  },
  'ignored.no-client': {
    sentence: (facts) => ignored(facts, 'no page is open'),
    why: 'No page is connected to the server. The next one that opens loads what was saved.',
    fix: 'Open the app in a browser.',
    example: { files: ['src/Card.tsx'] },
  },
  'ignored.no-page': {
    sentence: (facts) => ignored(facts, 'no open page shows it'),
    why: 'A page was to be reloaded that none of the open ones is: the html of another one has changed.',
    fix: 'Nothing.',
    example: { files: ['about.html'] },
  },
  'ignored.pattern': {
    sentence: (facts) => ignored(facts, '`watchPatterns` or `ignorePatterns` leaves it out'),
    why: 'The options `watchPatterns` and `ignorePatterns` say which files may update a page; this one may not.',
    fix: 'Change these options if the file should update pages.',
    example: { files: ['src/generated.ts'] },
  },
}

const ignored = ({ files }: Facts, why: string): string => `ignored ${filesPhrase(files) || 'a save'}: ${why}`
