import type { PanelState } from '../shared/panel-protocol.ts'
import type { Abilities, FilePlace, ReasonText } from './source.ts'

/** What can be done, by what the server has told; nothing before it has told anything. */
export function toAbilities(state: PanelState | undefined): Abilities {
  return {
    canAct: state !== undefined,
    versions: new Set(state?.versions.flatMap(({ id, isKept }) => (isKept ? [id] : []))),
    pinned: state?.pinned.map(({ file }) => file) ?? [],
    waiting: state?.waiting ?? [],
    isPaused: state?.controls.isPaused ?? false,
    pausedFiles: state?.controls.pausedFiles ?? 0,
    isClearing: state?.controls.isClearing ?? false,
  }
}

/** Has Vite open a file in the editor. */
export function openInEditor(server: string, { file, line, column }: FilePlace): void {
  const place = [file, line, column].filter((part) => part !== undefined).join(':')
  // Vite answers nothing that could be of use; where no editor is found, it says so in the terminal.
  fetch(`${server}__open-in-editor?file=${encodeURIComponent(place)}`).catch(() => {})
}

/** Loads the catalogue, when somebody looks at it. */
export async function loadReasons(server: string): Promise<readonly ReasonText[]> {
  // The plugin serves it, and nothing else has this url.
  const module = (await import(/* @vite-ignore */ `${server}@id/virtual:metamon/reasons`)) as ReasonsModule
  return module.listReasons()
}

interface ReasonsModule {
  listReasons(): readonly ReasonText[]
}
