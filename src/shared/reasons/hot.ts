import type { ReasonCode } from '../protocol.ts'
import { besidesPhrase, filesPhrase, joinParts, listPhrase, shortName, tail } from './phrases.ts'
import type { Facts, Reason } from './reason.ts'

type HotCode = Extract<ReasonCode, `hot.${string}` | `remount.${string}`>

/** What is said of updates that are on the page. */
export const hotReasons: { readonly [Code in HotCode]: Reason } = {
  'hot.self-accept': {
    sentence: (facts) => updated(facts),
    why: 'The saved file takes its own updates: it holds a component, or calls `import.meta.hot.accept()`. Nothing above it was evaluated again.',
    fix: 'Nothing: this is how a save should go.',
    example: { files: ['src/Card.tsx', 'src/List.tsx', 'src/Row.vue'], frameworks: ['react', 'vue'] },
  },
  'hot.boundary': {
    sentence: (facts) => updated(facts, throughPhrase(facts)),
    why: 'The saved file does not take its own updates. Something that imports it does: that one was evaluated again, with the new version of the file, and no more than that.',
    fix: 'Nothing. Where the file holds state of its own at its top level, have a look at [how to write reloadable code](reloadable-code.md).',
    example: {
      files: ['src/prices.ts'],
      frameworks: ['vue'],
      steps: [{ kind: 'boundary', text: 'takes the update', file: 'src/Cart.vue' }],
    },
  },
  'hot.style-only': {
    sentence: (facts) => updated(facts, ': styles only'),
    why: 'Nothing but styles has changed. They were replaced in the page; no code was evaluated.',
    fix: 'Nothing: this is how a save should go.',
    example: { files: ['src/card.css'] },
  },
  'hot.template-only': {
    sentence: (facts) => updated(facts, ': its template only'),
    why: 'Nothing but the template of a Vue component has changed. Its instances go on as they are, with a new render function.',
    fix: 'Nothing: this is how a save should go.',
    example: { files: ['src/Card.vue'], frameworks: ['vue'] },
  },
  'hot.script-state-kept': {
    sentence: (facts) => updated(facts, ': made anew, with its state'),
    why: 'The script of a component has changed, so that its instances were made anew. Each of their variables was handed the value that it had, while it was created: nothing was rendered without it.',
    fix: 'Nothing. To have a variable start anew with each update, put `/* @metamon-reset */` before it.',
    example: { files: ['src/Card.svelte'], frameworks: ['svelte'] },
  },
  'remount.signature': {
    sentence: (facts) => updated(facts, `: other hooks in ${hooksOf(facts)}, made anew`),
    why: 'React goes on with a component only while it calls the same hooks in the same order. This one calls others now, so React made it anew; what its hooks held was handed to those that are still there.',
    fix: 'Nothing. What could not be handed over is named in the sentence, with the reason.',
    example: { files: ['src/Card.tsx'], frameworks: ['react'], detail: { names: ['Card'] } },
  },
}

const updated = (facts: Facts, how = ''): string =>
  joinParts([`updated ${whatOf(facts)}${how}`, tail(facts), besidesPhrase(facts)])

const whatOf = ({ files }: Facts): string => filesPhrase(files) || 'the page'

const hooksOf = ({ detail, files }: Facts): string => listPhrase(detail?.names ?? files.map(shortName))

function throughPhrase({ steps, files }: Facts): string {
  const boundaries = steps.flatMap(({ kind, file }) => (kind === 'boundary' && file ? [file] : []))
  const above = [...new Set(boundaries)].filter((file) => !files.includes(file))
  return above.length > 0 ? ` through ${filesPhrase(above)}` : ''
}
