import type { Framework } from '../../src/shared/framework.ts'
import { scanBlocks } from '../parse/blocks.ts'
import type { Block } from '../parse/blocks.ts'
import { parseScript } from '../parse/syntax.ts'
import type { Script, SyntaxNode } from '../parse/syntax.ts'
import type { ParseScript } from '../types.ts'
import { collectBindings } from './bindings.ts'
import type { Bindings } from './bindings.ts'
import { bindingsOf, findComponent, findHookOwners, findOptionsSetup } from './component.ts'

/** What a native body declares, and where injected code can go. */
export type Body = ModuleBody | BlockBody

/** Names that matter to channels. */
interface BodyNames {
  /** Top-level names: an injected function may not take one of them. */
  readonly declared: ReadonlySet<string>
  /** Names that an `on` handler may have. */
  readonly handlers: ReadonlySet<string>
  /** False when a script does not parse: then the names are not known. */
  readonly readable: boolean
}

/** A React or Solid module. */
export interface ModuleBody extends BodyNames {
  readonly kind: 'module'
  readonly statements: readonly SyntaxNode[]
  /** The default-exported component. */
  readonly component: SyntaxNode | undefined
  /** Functions that may call hooks, with what they declare. */
  readonly owners: readonly { readonly owner: SyntaxNode; readonly bindings: Bindings }[]
}

/** A Vue or Svelte file. */
export interface BlockBody extends BodyNames {
  readonly kind: 'blocks'
  /** Runs per instance: Vue's `<script setup>`, Svelte's instance script. */
  readonly instance: Block | undefined
  /** Runs once: Vue's plain `<script>`, Svelte's module script. */
  readonly shared: Block | undefined
  /** The `setup` function of a Vue options object. */
  readonly optionsSetup: SyntaxNode | undefined
}

interface BodySource {
  readonly source: string
  readonly bodyStart: number
  readonly filename: string
  readonly parse: ParseScript
}

/** Reads the body of a native file for what injecting channels needs. */
export function analyzeBody(target: Framework, body: BodySource): Body {
  switch (target) {
    case 'react':
    case 'solid':
      return analyzeModule(body)
    case 'vue':
      return analyzeBlocks(body, 'vue')
    case 'svelte':
      return analyzeBlocks(body, 'svelte')
  }
}

/** Says whether a block is written in TypeScript. */
export const isTypeScript = (block: Block | undefined): boolean =>
  /^(?:tsx?|typescript)$/.test(block?.attributes.get('lang') ?? '')

function analyzeModule({ source, bodyStart, filename, parse }: BodySource): ModuleBody {
  const range = { start: bodyStart, end: source.length }
  const { statements, readable } = parseScript(source, range, { filename, lang: 'tsx', parse })
  const bindings = collectBindings(statements)
  const owners = findHookOwners(statements, bindings).map((owner) => ({ owner, bindings: bindingsOf(owner) }))
  return {
    kind: 'module',
    statements,
    component: findComponent(statements, bindings),
    owners,
    declared: new Set(bindings.keys()),
    handlers: new Set([...bindings.keys(), ...owners.flatMap((owner) => [...owner.bindings.keys()])]),
    readable,
  }
}

function analyzeBlocks(body: BodySource, markup: 'vue' | 'svelte'): BlockBody {
  const blocks = scanBlocks(body.source, body.bodyStart, markup)
  const scripts = blocks.filter(({ name }) => name === 'script')
  const isInstance = (block: Block): boolean => (markup === 'vue' ? isSetup(block) : !isModuleScript(block))
  const instance = scripts.find(isInstance)
  const shared = scripts.find((block) => !isInstance(block))
  const parsed = [instance, shared]
    .filter((block) => block !== undefined)
    .map((block) => parseBlock(block, body))
  const statements = parsed.flatMap((script) => script.statements)
  const bindings = collectBindings(statements)
  const optionsSetup = markup === 'vue' && !instance ? findOptionsSetup(statements, bindings) : undefined
  const setupBindings = optionsSetup ? [...bindingsOf(optionsSetup).keys()] : []
  return {
    kind: 'blocks',
    instance,
    shared,
    optionsSetup,
    declared: new Set(bindings.keys()),
    handlers: new Set([...bindings.keys(), ...setupBindings]),
    readable: parsed.every((script) => script.readable),
  }
}

const isSetup = ({ attributes }: Block): boolean => attributes.has('setup')

const isModuleScript = ({ attributes }: Block): boolean =>
  attributes.has('module') || attributes.get('context') === 'module'

function parseBlock(block: Block, { source, filename, parse }: BodySource): Script {
  const lang = block.attributes.get('lang')?.endsWith('x') ? 'tsx' : 'ts'
  return parseScript(source, block.content, { filename, lang, parse })
}
