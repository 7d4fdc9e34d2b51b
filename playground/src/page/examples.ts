import { FRAMEWORKS } from '../shared/types.ts'
import { element } from './elements.ts'
import { onSettled } from './saves.ts'

/** How the text of each file is loaded, by its path from here. */
const SOURCES = import.meta.glob<string>('../examples/*.mtm', { query: '?raw', import: 'default' })

const examples = [...document.querySelectorAll<HTMLElement>('[data-example]')]
for (const example of examples) {
  void SOURCES[`..${pathOf(example)}`]?.().then((source) => describe(example, source))
}

const stop = onSettled(({ detail }) => {
  const saved = examples.filter((example) => detail.files.some((file) => file.endsWith(pathOf(example))))
  for (const example of saved) void load(example, detail.id).then((source) => describe(example, source))
})
if (import.meta.hot) {
  import.meta.hot.data.stop?.()
  import.meta.hot.data.stop = stop
  import.meta.hot.accept()
}

function pathOf({ dataset }: HTMLElement): string {
  return `/examples/${dataset.example}.mtm`
}

/** The text after a save: what was loaded before is not loaded again under the same address. */
async function load(example: HTMLElement, save: string): Promise<string> {
  const address = `${import.meta.env.BASE_URL}src${pathOf(example)}?raw&save=${encodeURIComponent(save)}`
  // Whatever ends in `?raw` is served as a module that has the text for its default export.
  const { default: source } = (await import(/* @vite-ignore */ address)) as { default: string }
  return source
}

/** Says which framework a file is compiled to, and shows its text. What was said before is replaced. */
function describe(example: HTMLElement, source: string): void {
  const named = /^target: *(\w+)/m.exec(source)?.[1]
  const target = FRAMEWORKS.find((framework) => framework === named)
  if (target) example.dataset.framework = target
  example.querySelector('.example-target')?.replaceChildren('target: ', element('b', '', named ?? 'none'))
  example.querySelector('.example-source code')?.replaceChildren(source.trim())
}
