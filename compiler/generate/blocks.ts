import type { MagicString } from 'magic-string'
import { isTypeScript } from '../analyze/body.ts'
import type { BlockBody } from '../analyze/body.ts'
import type { Channel } from '../types.ts'
import type { Glue, ScriptSyntax } from './glue.ts'
import { insertIntoFunction } from './insert.ts'

/** Connects a Svelte file to its channels: all of it in the instance script, made if need be. */
export function injectIntoSvelte(
  output: MagicString,
  body: BlockBody,
  channels: readonly Channel[],
  glue: Glue,
): void {
  const block = body.instance ?? body.shared
  const code = setupCode(channels, glue, syntaxOf(block))
  if (body.instance) output.appendLeft(body.instance.content.start, code)
  else output.prepend(`<script${langOf(block)}>${code}</script>`)
}

/**
 * Connects a Vue file to its channels. Without `<script setup>` the functions that send go into the
 * plain script, where its own code can call them, and a setup block hears the events. A component
 * that brings its own `setup` keeps it: the listeners go there.
 */
export function injectIntoVue(
  output: MagicString,
  body: BlockBody,
  channels: readonly Channel[],
  glue: Glue,
): void {
  const { instance, shared, optionsSetup } = body
  const syntax = syntaxOf(instance ?? shared)
  if (instance) {
    output.appendLeft(instance.content.start, setupCode(channels, glue, syntax))
    return
  }
  if (!shared) {
    output.prepend(`<script setup>${setupCode(channels, glue, syntax)}</script>`)
    return
  }
  const heard = heardOf(channels)
  if (optionsSetup) {
    output.appendLeft(shared.content.start, join([glue.emits(syntax), glue.listenerImport(heard)]))
    insertIntoFunction(output, glue.listeners(heard, syntax), optionsSetup)
    return
  }
  output.appendLeft(shared.content.start, glue.emits(syntax))
  // Vue drops an empty block, and with it the template's access to the functions of the plain script
  const code =
    heard.length === 0 ? ';' : join([glue.listenerImport(heard), statements(glue.listeners(heard, syntax))])
  output.prepend(`<script setup${langOf(shared)}>${code}</script>`)
}

function setupCode(channels: readonly Channel[], glue: Glue, syntax: ScriptSyntax): string {
  const heard = heardOf(channels)
  return join([glue.emits(syntax), glue.listenerImport(heard), statements(glue.listeners(heard, syntax))])
}

const heardOf = (channels: readonly Channel[]): Channel[] => channels.filter(({ on }) => on !== undefined)

const statements = (calls: readonly string[]): string => calls.map((call) => `${call};`).join(' ')

const join = (parts: readonly string[]): string => parts.filter((part) => part !== '').join(' ')

const syntaxOf = (block: BlockBody['instance']): ScriptSyntax =>
  isTypeScript(block) ? 'typescript' : 'javascript'

function langOf(block: BlockBody['instance']): string {
  const lang = block?.attributes.get('lang') ?? ''
  return lang === '' ? '' : ` lang=${JSON.stringify(lang)}`
}
