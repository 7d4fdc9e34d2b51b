import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { COMMANDS } from '../../../src/cli/commands.ts'
import { createProject } from './project.ts'

describe('the README', () => {
  it('shows every command with options that it has, and no other', () => {
    const readme = readFileSync(new URL('../../../README.md', import.meta.url), 'utf8')
    const shown = [...readme.matchAll(/^npx metamon (\w+)([^#\n]*)/gm)]
    expect(shown.map(([, name]) => name)).toEqual(COMMANDS.map(({ name }) => name))
    for (const [, name, rest] of shown) {
      const { options } = COMMANDS.find((command) => command.name === name)!
      for (const [, option] of rest!.matchAll(/--(\w+)/g)) expect(options).toHaveProperty(option!)
    }
  })
})

describe('metamon', () => {
  it('lists every command with --help', async () => {
    using project = createProject()
    const { exitCode, out } = await project.run('--help')
    expect(exitCode).toBe(0)
    for (const { name, summary } of COMMANDS)
      expect(out).toMatch(new RegExp(`^ {2}${name} .*${summary}$`, 'm'))
  })

  it.each(COMMANDS.map(({ name }) => name))('describes every option of `%s` with --help', async (name) => {
    using project = createProject()
    const { exitCode, out } = await project.run(name, '--help')
    const { options } = COMMANDS.find((command) => command.name === name)!
    expect(exitCode).toBe(0)
    for (const [option, { description }] of Object.entries(options)) {
      expect(out).toContain(`--${option}`)
      expect(out).toContain(description)
    }
  })

  it('says its version', async () => {
    using project = createProject()
    expect(await project.run('--version')).toEqual({ exitCode: 0, out: '1.2.3\n', errors: '' })
  })

  it.each([
    ['no command', [], 'Commands:'],
    ['a command that is not there', ['frobnicate'], 'unknown command `frobnicate`'],
    ['a misspelt command', ['compil'], 'did you mean `compile`?'],
    ['an option that is not there', ['compile', '--frobnicate'], 'unknown option `--frobnicate`'],
    ['a misspelt option', ['compile', '--targt', 'vue'], 'did you mean `--target`?'],
    ['an option of Object', ['compile', '--constructor'], 'unknown option `--constructor`'],
    ['a value that is missing', ['compile', '--out'], '`--out` needs a value: `--out <folder>`'],
    ['an option for a value', ['compile', '--out', '--json'], '`--out` needs a value'],
    ['a value too many', ['compile', '--json=yes'], '`--json` takes no value'],
    ['no file', ['compile', '--json'], 'no file is named'],
    ['no place to write to', ['compile', 'a.mtm'], 'say where to write with `--out <folder>`'],
    ['a file that is not there', ['compile', 'b.mtm', '--json'], '`b.mtm` does not exist'],
    ['a file of another kind', ['compile', 'a.txt', '--json'], '`a.txt` is not a `.mtm` file'],
    ['a pattern without a match', ['compile', '*.vue.mtm', '--json'], 'no `.mtm` file matches `*.vue.mtm`'],
    ['an unknown target', ['compile', 'a.mtm', '--target', 'angular', '--json'], 'unknown target `angular`'],
    ['a misspelt target', ['compile', 'a.mtm', '--target', 'vu', '--json'], 'did you mean `vue`?'],
    ['a file that is no text', ['compile', 'binary.mtm', '--json'], '`binary.mtm` is not UTF-8 text'],
    ['an operand of the doctor', ['doctor', 'a.mtm'], '`doctor` takes no `a.mtm`'],
  ])('ends with 2 and says why for %s', async (_, words, message) => {
    using project = createProject({
      'a.mtm': '',
      'a.txt': '',
      'binary.mtm': new Uint8Array([0xff, 0xfe, 0x00]),
    })
    const { exitCode, out, errors } = await project.run(...words)
    expect(exitCode).toBe(2)
    expect(errors).toContain(message)
    expect(out).toBe('')
  })

  it('keeps control characters of the command line from the terminal', async () => {
    using project = createProject()
    const { errors } = await project.run('compile', '\u001B[2Ja\u202E.mtm', '--json')
    expect(errors).toContain('`[2Ja.mtm` does not exist')
  })
})
