import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import metamon from 'metamon/vite'
import { describe, expect, it, onTestFinished } from 'vitest'
import { startAttacked } from './support/attacked-app.ts'

const run = promisify(execFile)
const dist = resolve(import.meta.dirname, '../../dist')
const COMPONENT = `---\ntarget: react\n---\nexport default function App() { return <p>hello</p> }\n`

async function createFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'metamon-cli-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  await mkdir(join(folder, 'app'))
  return folder
}

const cli = (cwd: string, ...words: string[]) =>
  run(process.execPath, [join(dist, 'cli.js'), ...words], { cwd }).then(
    ({ stdout, stderr }) => ({ code: 0, text: stdout + stderr }),
    (error: { code: number; stdout: string; stderr: string }) => ({
      code: error.code,
      text: error.stdout + error.stderr,
    }),
  )

describe('attack 25: arguments of the command line', () => {
  it.each(['../outside.mtm', 'link/outside.mtm'])(
    'write nothing outside of the output folder: %s',
    async (file) => {
      const folder = await createFolder()
      await mkdir(join(folder, 'elsewhere'))
      await writeFile(join(folder, 'outside.mtm'), COMPONENT)
      await writeFile(join(folder, 'elsewhere/outside.mtm'), COMPONENT)
      await symlink(join(folder, 'elsewhere'), join(folder, 'app/link'))
      await cli(join(folder, 'app'), 'compile', file, '--out', 'out')
      expect((await readdir(folder)).toSorted()).toEqual(['app', 'elsewhere', 'outside.mtm'])
      expect(await readdir(join(folder, 'elsewhere'))).toEqual(['outside.mtm'])
    },
  )

  it('are never read by a shell', async () => {
    const folder = await createFolder()
    const name = '$(touch ran); touch ran; `touch ran`.mtm'
    await writeFile(join(folder, 'app', name), COMPONENT)
    const { code } = await cli(join(folder, 'app'), 'check', name, '; touch ran', '| touch ran')
    expect(code).toBeGreaterThan(0)
    expect(await readdir(join(folder, 'app'))).toEqual([name])
    for (const file of await filesOf(dist)) {
      const text = await readFile(file, 'utf8')
      expect(text, file).not.toMatch(/shell:\s*(?:true|!0)|\bexecSync\b|\bexec\b.*["']node:child_process["']/)
    }
  })
})

const filesOf = async (folder: string): Promise<readonly string[]> =>
  (await readdir(folder, { recursive: true }))
    .filter((file) => /\.m?js$/.test(file))
    .map((file) => join(folder, file))

describe('attack 26: a file whose name steers the terminal', () => {
  it('is printed without what does', async () => {
    const name = 'src/red\u001B[31m\u001B]0;title\u0007\u202Etxt\u0008.js'
    await using app = await startAttacked({
      files: {
        [name]: 'export const one = 1\n',
        'src/main.js': `import ${JSON.stringify(`./${name.slice(4)}`)}\n`,
      },
    })
    await app.page.evaluate(`import(${JSON.stringify(`/${encodeURI(name)}`)})`)
    const entry = await app.write(name, 'export const one = 2\n')
    expect(entry.files[0]).toContain('red')
    const lines = app.serverLog.filter((line) => line.includes('[metamon]'))
    expect(lines.join('\n')).toContain('red')
    for (const code of ['red\u001B', '\u001B]0;', '\u0007', '\u0008', '\u202E'])
      expect(lines.join('\n')).not.toContain(code)
    expect(entry.sentence).not.toMatch(/[\p{Cc}\p{Cf}]/u)
  })
})

describe('attack 27: options with a prototype in them', () => {
  it.each(['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty'])(
    '%s is no option',
    (name) => {
      const options = JSON.parse(`{${JSON.stringify(name)}:{"polluted":1}}`) as object
      expect(() => metamon(options)).toThrow(/unknown option/)
      expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
    },
  )

  it('of a nested option stay where they are', () => {
    const options = JSON.parse('{"jsx":{"__proto__":{"polluted":1}}}') as object
    expect(() => metamon(options)).toThrow(TypeError)
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
  })
})
