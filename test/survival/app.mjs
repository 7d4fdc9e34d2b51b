import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { root as packageRoot } from '../../.config/root.mjs'
import { FRAMEWORKS } from '../bench/shared/sides.mjs'
import { toMtmFiles } from './mtm-files.mjs'
import { placesOf } from './places.mjs'

const FIXTURE = join(packageRoot, 'test/fixtures/survival')
/** Inside the package, from where the app finds the same dependencies. */
const PARENT = join(packageRoot, '.metamon-test')
const PARENT_LINE_RE = /^.*\bNativeParent\b.*\n/gm
const PARENT_FILE_RE = /\.\/native\/Parent[.\w]*/

/**
 * A throw-away copy of the app, as a side can run it.
 * @returns `root`; `text(file)`; `save(texts)`, which writes files by path and returns nothing; `dispose()`
 */
export function createApp(side) {
  mkdirSync(PARENT, { recursive: true })
  const root = mkdtempSync(join(PARENT, `survival-${side}-`))
  cpSync(FIXTURE, root, { recursive: true })
  const app = {
    root,
    text: (file) => readFileSync(join(root, file), 'utf8'),
    /** Writes each file in one step, as editors do it, and all of them at once. */
    save(texts) {
      const drafts = Object.entries(texts).map(([file, text], index) => {
        mkdirSync(dirname(join(root, file)), { recursive: true })
        writeFileSync(`${root}.draft-${index}`, text)
        return [`${root}.draft-${index}`, join(root, file)]
      })
      for (const [draft, file] of drafts) renameSync(draft, file)
    },
    dispose: () => rmSync(root, { recursive: true, force: true, maxRetries: 3 }),
  }
  app.save({ 'vite.config.mjs': configText(side), ...lateDependencies(side) })
  if (side === 'metamon') addMtm(app)
  return app
}

const configText = (side) => `import { PLUGINS } from '../../test/bench/shared/sides.mjs'
// Vite's overlay on both sides, which leaves the focus where it is: what is compared is the page behind it.
const server = { hmr: { overlay: true } }
export default { plugins: PLUGINS.${side}(), server, define: { __CONFIG__: '"config-0"' } }
`

/**
 * Packages that nothing imports yet, for every place one: what was found once is not found late again. Each
 * shares a file with a package that the page has from the beginning, which then has to be bundled anew.
 */
function lateDependencies(side) {
  const ids = placesOf(side).map(({ id }) => id)
  const imports = ids.map((id) => `import 'early-${id}'\n`).join('')
  return Object.assign({ 'src/early.js': imports }, ...ids.map(packagesOf))
}

function packagesOf(id) {
  const manifest = (name) =>
    JSON.stringify({
      name,
      version: '1.0.0',
      type: 'module',
      exports: { '.': './index.js', './shared': './shared.js' },
    })
  return {
    [`node_modules/early-${id}/package.json`]: manifest(`early-${id}`),
    [`node_modules/early-${id}/index.js`]: `import { shared } from './shared.js'\nwindow.early = shared\n`,
    [`node_modules/early-${id}/shared.js`]: `export const shared = { text: 'late' }\n`,
    [`node_modules/late-${id}/package.json`]: manifest(`late-${id}`),
    [`node_modules/late-${id}/index.js`]: `import { shared } from 'early-${id}/shared'\nexport const late = shared.text\n`,
  }
}

const nativeFiles = ({ root, text }) =>
  Object.fromEntries(
    FRAMEWORKS.flatMap((framework) => {
      const folder = `src/${framework}/native`
      return readdirSync(join(root, folder)).map((name) => [`${folder}/${name}`, text(`${folder}/${name}`)])
    }),
  )

/** The same components as `.mtm`, beside the native ones. */
function addMtm(app) {
  app.save(toMtmFiles(nativeFiles(app)))
  for (const { files } of placesOf('bare'))
    app.save({ [files.root]: app.text(files.root).replace(PARENT_LINE_RE, (line) => line + toMtmLine(line)) })
}

const toMtmLine = (line) =>
  line.replace('NativeParent', 'MtmParent').replace(PARENT_FILE_RE, './mtm/Parent.mtm')
