import { FRAMEWORKS, type Framework } from '../src/shared/types.ts'

/** The mistakes there are. */
export const BREAKAGES = ['syntax', 'throw', 'rename'] as const
export type Breakage = (typeof BREAKAGES)[number]

/** One mistake in one file. `broken` does not occur in the file while it is whole, so it can be undone. */
export interface Edit {
  readonly file: string
  readonly whole: string
  readonly broken: string
}

/** The file does not have what the edit replaces, for somebody has changed it. */
export class EditConflict extends Error {
  constructor({ file, whole }: Edit) {
    super(`${file} no longer has \`${whole}\` exactly once: it was left as it is`)
  }
}

/** Where the local state of each card is made: the first thing that its setup does. */
const COUNTERS: Record<Framework, { readonly file: string; readonly line: string }> = {
  react: { file: 'src/react/ReactCard.tsx', line: 'const [count, setCount] = useState(0)' },
  vue: { file: 'src/vue/VueCard.vue', line: 'const count = ref(0)' },
  svelte: { file: 'src/svelte/SvelteCard.svelte', line: 'let count = $state(0)' },
  solid: { file: 'src/solid/SolidCard.solid.tsx', line: 'const [count, setCount] = createSignal(0)' },
}

/** Every mistake that can be made in the files of a framework. */
export const EDITS: Readonly<Record<Framework, Record<Breakage, Edit>>> = {
  react: editsOf('react'),
  vue: editsOf('vue'),
  svelte: editsOf('svelte'),
  solid: editsOf('solid'),
}

/** Every file that can be broken. */
export const BREAKABLE_FILES: readonly string[] = FRAMEWORKS.flatMap(filesOf)

/** The files of a framework that can be broken. */
export function filesOf(target: Framework): string[] {
  return [...new Set(Object.values(EDITS[target]).map(({ file }) => file))]
}

/**
 * Makes the mistake.
 * @throws {EditConflict} when the text does not have its place exactly once
 */
export function applyEdit(text: string, edit: Edit): string {
  if (text.split(edit.whole).length !== 2) throw new EditConflict(edit)
  return text.replace(edit.whole, () => edit.broken)
}

/** Takes out whatever mistakes are in the text of a file, and leaves all else in it alone. */
export function mend(text: string, file: string): string {
  const edits = FRAMEWORKS.flatMap((target) => Object.values(EDITS[target]))
  return edits
    .filter((edit) => edit.file === file)
    .reduce((mended, { broken, whole }) => mended.replaceAll(broken, () => whole), text)
}

function editsOf(target: Framework): Record<Breakage, Edit> {
  const { file, line } = COUNTERS[target]
  return {
    syntax: { file, whole: line, broken: `${line} )]} // broken by the page` },
    throw: { file, whole: line, broken: `${line}; throw new Error('thrown in the setup of ${target}')` },
    rename: {
      file: `src/${target}/fruit.ts`,
      whole: 'export const fruit:',
      broken: 'export const renamedFruit:',
    },
  }
}
