import { cp, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join, relative, resolve, sep } from 'node:path'

/** A throw-away copy of an app. */
export interface Project {
  readonly root: string
  path(file: string): string
  read(file: string): Promise<string>
  write(file: string, text: string): Promise<void>
  rename(from: string, to: string): Promise<void>
  remove(file: string): Promise<void>
  /** Deletes the copy. */
  dispose(): Promise<void>
}

export interface ProjectSource {
  /** A folder to copy. */
  readonly fixture?: string
  /** Files by path, written over the copy. */
  readonly files?: Readonly<Record<string, string>>
}

/**
 * Copies an app to a folder of its own below `.metamon-test` of the working directory, from where its
 * imports find the same `node_modules` as the tests.
 */
export async function createProject({ fixture, files = {} }: ProjectSource): Promise<Project> {
  const parent = resolve('.metamon-test')
  await mkdir(parent, { recursive: true })
  const root = await mkdtemp(join(parent, 'app-'))
  if (fixture) await copyApp(resolve(fixture), root)
  const path = (file: string) => join(root, file)
  let drafts = 0
  const write = async (file: string, text: string) => {
    await mkdir(dirname(path(file)), { recursive: true })
    // In one step, as editors do it: nobody sees the file half written, and the watcher tells of it once.
    const draft = `${root}.draft-${(drafts += 1)}`
    await writeFile(draft, text)
    await rename(draft, path(file))
  }
  for (const [file, text] of Object.entries(files)) await write(file, text)
  return {
    root,
    path,
    write,
    read: (file) => readFile(path(file), 'utf8'),
    rename: (from, to) => rename(path(from), path(to)),
    remove: (file) => rm(path(file)),
    dispose: () => rm(root, { recursive: true, force: true, maxRetries: 3 }),
  }
}

const copyApp = (from: string, to: string): Promise<void> =>
  cp(from, to, {
    recursive: true,
    filter: (path) => !relative(from, path).split(sep).includes('node_modules'),
  })
