import { cpSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root as packageRoot } from '../../../.config/root.mjs'
import { now } from './clock.mjs'

const FIXTURE = join(packageRoot, 'test/bench/shared/app')
/** Inside the package, from where the app finds the same dependencies. */
const PARENT = join(packageRoot, '.metamon-test')

const CARDS = {
  react: 'src/react/Card.tsx',
  vue: 'src/vue/Card.vue',
  svelte: 'src/svelte/Card.svelte',
  solid: 'src/solid/Card.solid.tsx',
}
const INITIAL_COUNT_RE = /(?<=(?:count\b|setCount\]) = [$\w]+\()0(?=\))/

/** A throw-away copy of the app. */
export function createApp(side) {
  mkdirSync(PARENT, { recursive: true })
  const root = mkdtempSync(join(PARENT, `bench-${side}-`))
  cpSync(FIXTURE, root, { recursive: true })
  return {
    root,
    /**
     * Saves the card of a framework in one step, as editors do it, with another text and, if given, another
     * initial state, which makes every framework re-create it.
     * @returns when, in milliseconds since the epoch
     */
    save(framework, { text, initialCount = 0 }) {
      const original = readFileSync(join(FIXTURE, CARDS[framework]), 'utf8')
      const draft = `${root}.draft`
      writeFileSync(draft, original.replace('text-0', text).replace(INITIAL_COUNT_RE, initialCount))
      const savedAt = now()
      renameSync(draft, join(root, CARDS[framework]))
      return savedAt
    },
    dispose: () => rmSync(root, { recursive: true, force: true, maxRetries: 3 }),
  }
}
