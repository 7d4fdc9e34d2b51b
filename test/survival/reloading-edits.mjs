import { change, edit, step } from './steps.mjs'

/** Edits after which Vite cannot but reload the page. */
export const RELOADING_EDITS = [
  edit('main entry', () => step([change('src/main.js', 'main-0', 'main-1')], { page: { main: 'main-1' } })),
  edit('html', () => step([change('index.html', 'html-0', 'html-1')], { page: { title: 'html-1' } })),
  edit('vite config', () =>
    step([change('vite.config.mjs', 'config-0', 'config-1')], { page: { config: 'config-1' } }),
  ),
  edit(
    'dependency re-optimisation',
    ({ id, files }) =>
      step(
        [
          change(files.util, /^/, `import { late } from 'late-${id}'\n`),
          change(files.util, `'util-0'`, `'util-' + late`),
        ],
        { own: { util: 'util-late' } },
      ),
    // A package that was found is not forgotten again.
    { isTakenBackInPlace: true },
  ),
].map((one) => ({ ...one, reloads: true }))
