import type { ReasonCode } from '../protocol.ts'
import {
  besidesPhrase,
  chainPhrase,
  filesPhrase,
  joinParts,
  listPhrase,
  shortName,
  statePhrase,
} from './phrases.ts'
import type { Facts, Reason } from './reason.ts'

type ReloadCode = Extract<ReasonCode, `reload.${string}`>

/** What is said of pages that were reloaded. */
export const reloadReasons: { readonly [Code in ReloadCode]: Reason } = {
  'reload.no-boundary': {
    sentence: (facts) => reloaded(facts, noBoundary(facts)),
    hint: ({ files, chain }) =>
      `Import ${filesPhrase(files.slice(0, 1)) || 'it'} from a component, or call \`import.meta.hot.accept()\` in ${shortName(chain.at(-1) ?? files[0] ?? 'the file')}`,
    why: 'Neither the saved file takes its own updates, nor anything on the way from it to the entry of the page. Only a reload can bring the new version there. What the page held was carried over the reload.',
    fix: 'Have a component import the file: components take updates. Or call `import.meta.hot.accept()` in the file itself, where it may be evaluated twice: see [how to write reloadable code](reloadable-code.md). The files of the chain are those where one of the two would help.',
    example: { files: ['src/helpers.ts'], chain: ['src/helpers.ts', 'src/main.ts'] },
  },
  'reload.mixed-exports': {
    sentence: (facts) => reloaded(facts, `${aboutOf(facts)} exports ${namesOf(facts)} beside its components`),
    hint: (facts) => `Move ${namesOf(facts)} out of ${aboutOf(facts)}, into a file of its own`,
    why: 'React replaces the components of a file in place only when the file exports nothing but components: whoever imports something else from it would keep the old value. The update was handed to what imports the file, and nothing there takes it.',
    fix: 'Move what is no component into a file of its own, and import it from there.',
    example: {
      files: ['src/Card.tsx'],
      chain: ['src/Card.tsx', 'src/main.tsx'],
      detail: { file: 'src/Card.tsx', names: ['formatPrice'] },
    },
  },
  'reload.circular': {
    sentence: (facts) => reloaded(facts, `${aboutOf(facts)} is part of an import cycle${chainOf(facts)}`),
    hint: () => 'Break the cycle: move what the files share into a file that imports none of them',
    why: 'The files import each other in a circle. The order in which they are evaluated at the start cannot be had again by evaluating some of them, so that an update can find a value that is not there yet.',
    fix: 'Move what the files share into one that imports none of them. The sentence names the circle.',
    example: { files: ['src/cart.tsx'], chain: ['src/cart.tsx', 'src/item.tsx', 'src/cart.tsx'] },
  },
  'reload.html': {
    sentence: (facts) => reloaded(facts, `${aboutOf(facts)} is the page itself`),
    why: 'The html of a page cannot be replaced while the page runs.',
    fix: 'Nothing. What the page held was carried over the reload.',
    example: { files: ['index.html'] },
  },
  'reload.config': {
    sentence: (facts) => reloaded(facts, `${aboutOf(facts)} configures how everything is compiled`),
    why: 'The file decides how every module is compiled: the config of Vite or what it imports, or a tsconfig.json. Vite starts its server anew for it, or forgets all that it has compiled.',
    fix: 'Nothing. What the page held was carried over the reload.',
    example: { files: ['vite.config.ts'] },
  },
  'reload.env': {
    sentence: (facts) => reloaded(facts, `${aboutOf(facts)} holds variables that any file can read`),
    why: 'Any module can read `import.meta.env`, so Vite starts its server anew when a file of variables changes.',
    fix: 'Nothing. What the page held was carried over the reload.',
    example: { files: ['.env.local'] },
  },
  'reload.dependencies': {
    sentence: (facts) => reloaded(facts, `${dependenciesOf(facts)} bundled anew`),
    hint: (facts) =>
      `Add ${packagesOf(facts)} to \`optimizeDeps.include\` in the Vite config, to have it found at the start`,
    why: 'Vite bundles the packages that an app imports when it starts. One that it only found now had to be bundled with the others again, and none of the old ones may run beside the new ones.',
    fix: 'Add the package to `optimizeDeps.include` in the Vite config. It happens once for each newly imported package.',
    example: { files: ['src/Chart.tsx'], detail: { names: ['d3-scale'] } },
  },
  'reload.plugin': {
    sentence: (facts) => reloaded(facts, pluginOf(facts)),
    why: 'A plugin of the Vite config sent the reload itself, as plugins do for files that are no modules: content, translations, routes.',
    fix: 'Nothing. What the page held was carried over the reload.',
    example: { files: ['content/about.md'] },
  },
  'reload.cleared': {
    sentence: ({ files }) =>
      `reloaded the page, with no state: that was asked for with the update of ${filesPhrase(files)}`,
    why: 'Somebody has asked for the next update to start all state anew, with the shortcut `k` or in the panel.',
    fix: 'Nothing. The updates after it keep state again.',
    example: { files: ['src/Card.vue'] },
  },
  'reload.recovery': {
    sentence: (facts) => reloaded(facts, recoveryOf(facts)),
    why: 'The page could not be brought to the new version in place: it had come up only half, a framework showed nothing any more, or the code has moved out of reach of updates.',
    fix: 'If it comes again with each save of the same file, look at what the file does at its top level: [how to write reloadable code](reloadable-code.md).',
    example: { files: ['src/main.ts'] },
  },
  'reload.server': {
    sentence: (facts) => reloaded(facts, 'the server was restarted, or the page was away from it'),
    why: 'A page has come back that no save had reloaded: somebody has restarted the server, or the page had lost its connection to it.',
    fix: 'Nothing. What the page held was carried over the reload.',
    example: { files: [] },
  },
  'reload.threshold': {
    sentence: (facts) => reloaded(facts, `${facts.files.length} files changed at once`),
    why: 'At least as many files were saved at once as `fullReloadThreshold` allows.',
    fix: 'Raise the option `fullReloadThreshold`, or leave it out: without it any number of files is updated in place.',
    example: { files: ['src/a.ts', 'src/b.ts', 'src/c.ts'] },
  },
  'reload.rollback-failed': {
    sentence: (facts) => reloaded(facts, 'the update failed, and so did the version before it'),
    why: 'The update failed in the page, and the last good code failed as well when it was put back: something that it rests on was changed for good.',
    fix: 'Look at what the saved files do at their top level: [how to write reloadable code](reloadable-code.md).',
    example: { files: ['src/Card.vue'] },
  },
}

const reloaded = (facts: Facts, why: string): string =>
  joinParts([`reloaded the page: ${why}`, statePhrase(facts), besidesPhrase(facts)])

const aboutOf = ({ detail, files }: Facts): string =>
  detail?.file ? shortName(detail.file) : filesPhrase(files) || 'a file'

const chainOf = ({ chain }: Facts): string => (chain.length > 1 ? ` (${chainPhrase(chain)})` : '')

const namesOf = ({ detail }: Facts): string =>
  listPhrase((detail?.names ?? []).map((name) => `\`${name}\``)) || 'something'

const packagesOf = ({ detail }: Facts): string => listPhrase(detail?.names ?? []) || 'the package'

function dependenciesOf({ detail }: Facts): string {
  const names = detail?.names ?? []
  if (names.length === 0) return 'dependencies were'
  return `${listPhrase(names)} ${names.length === 1 ? 'was' : 'were'} found, and all dependencies`
}

function noBoundary(facts: Facts): string {
  const { chain, files } = facts
  const name = filesPhrase(files) || 'what changed'
  if (chain.length < 2) return `${name} is an entry of the page, and does not accept updates`
  return `${name} has no boundary, nothing above it accepts updates${chainOf(facts)}`
}

const pluginOf = ({ files }: Facts): string =>
  files.length > 0 ? `a plugin asked for it when ${filesPhrase(files)} was saved` : 'a plugin asked for it'

function recoveryOf({ files }: Facts): string {
  return `${filesPhrase(files) || 'the update'} could not be updated in place`
}
