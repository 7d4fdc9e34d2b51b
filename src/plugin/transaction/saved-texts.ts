import { readFileSync } from 'node:fs'
import type { Plugin } from 'vite'
import { createForeignHooks } from '../foreign-hooks.ts'
import type { PinnedTexts } from '../versions/pinned-texts.ts'

/** What saved files hold, for as long as their saves are not settled: they are read once instead of three times. */
export interface SavedTexts {
  note(file: string, text: string): void
  forget(files: Iterable<string>): void
  /**
   * Forgets a text that its file does not hold any more. To be called when all plugins have looked at the file:
   * those that read it themselves know the newer text, and are to be given that one.
   */
  forgetOld(file: string): void
  of(id: string): string | undefined
  /** What a file holds: on the disk, or in the version of it that is served instead. */
  now(file: string): string
}

export function createSavedTexts(pinned: Pick<PinnedTexts, 'of'>): SavedTexts {
  const texts = new Map<string, string>()
  const now = (file: string) => pinned.of(file) ?? readNow(file)
  return {
    note: (file, text) => void texts.set(file, text),
    forget(files) {
      for (const file of files) texts.delete(file)
    },
    forgetOld(file) {
      if (texts.has(file) && texts.get(file) !== now(file)) texts.delete(file)
    },
    of: (id) => texts.get(id) ?? pinned.of(id),
    now,
  }
}

/** What a file holds; empty for one that is not there at the moment, too. */
export function readNow(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

/** Code that no official plugin loads from anywhere but its file. */
const CODE_RE = /\.(?:[cm]?[jt]sx?|vue|svelte)$/

/** A file that has the id of a module of a `.mtm` file is not that module. */
const MTM_RE = /\.mtm\b/

/** Has other plugins and Vite read saved files from memory. Whatever another plugin loads them from comes first. */
export function savedTextsPlugins(texts: SavedTexts): readonly Plugin[] {
  const foreign = createForeignHooks('load')
  const apply: Plugin['apply'] = (_, { command, isPreview }) => command === 'serve' && !isPreview
  const load = (id: string) => {
    const text = texts.of(id)
    // Vite reads the source map that a file brings along only when it reads the file itself.
    return text?.includes('sourceMappingURL=') ? undefined : text
  }
  return [
    {
      name: 'metamon:saved-code',
      enforce: 'pre',
      apply,
      // To ask every plugin takes longer than to read the file.
      load: {
        order: 'pre',
        filter: { id: { include: CODE_RE, exclude: MTM_RE } },
        handler(id) {
          const { environment } = this
          const isCode = environment.mode === 'dev' && !environment.config.assetsInclude(id)
          return isCode && !foreign.mayTake(environment, id) ? load(id) : undefined
        },
      },
    },
    {
      name: 'metamon:saved-texts',
      enforce: 'post',
      apply,
      // Vite hands the plugins that still have this hook a context of its own.
      handleHotUpdate: {
        order: 'pre',
        handler(context) {
          const text = texts.of(context.file)
          if (text !== undefined) context.read = () => text
        },
      },
      load,
    },
  ]
}
