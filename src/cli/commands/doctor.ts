import type { Logger, ResolvedConfig } from 'vite'
import type { Command } from '../command.ts'
import { EXIT, UsageError, printable } from '../system.ts'

/** `metamon doctor`: what the plugin would say at the start of the server, without one. */
export const doctorCommand: Command = {
  name: 'doctor',
  operands: '',
  summary: 'say what in the Vite project of this folder will clash',
  options: {
    config: { type: 'string', value: 'file', description: 'the Vite config, when it is not the usual one' },
  },
  async run({ texts, positionals }, system) {
    if (positionals[0] !== undefined) throw new UsageError(`\`doctor\` takes no \`${positionals[0]}\``)
    const findings: string[] = []
    const config = await resolveProject({
      folder: system.folder,
      configFile: texts.get('config'),
      logger: collect(findings),
    })
    if (!config.plugins.some(({ name }) => name === 'metamon:doctor')) {
      throw new UsageError('the Vite config has no `metamon()` in its plugins')
    }
    const own = findings.filter((text) => text.startsWith('[metamon]'))
    for (const text of own) system.warn(`${printable(text)}\n`)
    if (own.length === 0) system.write('Nothing clashes.\n')
    return own.length === 0 ? EXIT.ok : EXIT.failed
  },
}

/** The plugin examines a project while its config is resolved. */
async function resolveProject({
  folder,
  configFile,
  logger,
}: {
  folder: string
  configFile: string | undefined
  logger: Logger
}): Promise<ResolvedConfig> {
  const vite = await import('vite').catch(() => undefined)
  if (!vite) throw new UsageError('`vite` is not installed in this project')
  return vite.resolveConfig(
    { root: folder, customLogger: logger, ...(configFile === undefined ? {} : { configFile }) },
    'serve',
  )
}

function collect(texts: string[]): Logger {
  const add = (text: string): void => void texts.push(text)
  return {
    info: () => {},
    warn: add,
    warnOnce: add,
    error: add,
    clearScreen: () => {},
    hasErrorLogged: () => false,
    hasWarned: false,
  }
}
