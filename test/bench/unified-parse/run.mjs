import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build, parseSync } from 'vite'

const path = (relative) => fileURLToPath(new URL(relative, import.meta.url))
const outDir = path('../../../node_modules/.cache/metamon-bench')

/** Milliseconds for 100 lines, and how much longer ten times the text may take. */
const MAXIMUM_MS = 1.5
const MAXIMUM_GROWTH = 15
const RUNS = 400

await build({
  configFile: false,
  logLevel: 'warn',
  root: path('.'),
  build: {
    outDir,
    emptyOutDir: false,
    minify: false,
    ssr: true,
    rolldownOptions: {
      input: { 'unified-parse': path('../../../compiler/unified/parse/index.ts') },
      output: { entryFileNames: '[name].mjs' },
    },
  },
})
const { parseUnified } = await import(
  new URL('../../../node_modules/.cache/metamon-bench/unified-parse.mjs', import.meta.url)
)

const wizard = readFileSync(path('../../unit/compiler/unified/files/wizard.mtm'), 'utf8')
const todo = readFileSync(path('../../unit/compiler/unified/files/todo.mtm'), 'utf8')
const small = join([wizard, todo])
const large = join(Array.from({ length: 10 }, () => [wizard, todo]).flat())

/** The files are valid but for names that were made twice on the way. */
const report = {
  add: (code) => {
    if (code !== 'MTM2120') throw new Error(`${code} in a file that should be valid`)
  },
  hasErrors: () => false,
  list: () => [],
}
const results = { small: measure(small), large: measure(large, RUNS / 8) }
const lines = (source) => source.split('\n').length
for (const [name, source] of Object.entries({ small, large })) {
  console.log(
    `${lines(source)} lines (${source.length} characters): ${results[name].toFixed(2)} ms, median of warm runs`,
  )
}
const growth = results.large / results.small / (large.length / small.length / 10)
console.log(`ten times the text takes ${growth.toFixed(1)} times as long`)
const problems = []
if (results.small * (100 / lines(small)) > MAXIMUM_MS)
  problems.push(`100 lines take more than ${MAXIMUM_MS} ms`)
if (growth > MAXIMUM_GROWTH) problems.push(`the time grows faster than the text`)
for (const problem of problems) console.error(`FAIL ${problem}`)
process.exitCode = problems.length > 0 ? 1 : 0

/** One file of several: scripts first, then all markup in one template. Names differ, so that none is declared twice. */
function join(files) {
  const parts = files.map((source, index) => {
    const renamed = source
      .replace(/\$(?=[a-zA-Z])/g, `$v${index}_`)
      .replace(/import (\w+) from/g, `import $1 from`)
    const at = renamed.indexOf('<template>')
    return {
      script:
        index < 2 ? renamed.slice(0, at) : renamed.slice(0, at).replace(/^(?:import|interface).*\n/gm, ''),
      markup: renamed.slice(at + 10, renamed.indexOf('</template>')),
    }
  })
  return `${parts.map(({ script }) => script).join('')}<template>${parts.map(({ markup }) => markup).join('')}</template>\n`
}

function measure(source, runs = RUNS) {
  const options = {
    bodyStart: 0,
    filename: 'a.mtm',
    parse: parseSync,
    meta: {},
    channels: [],
    hasLayout: false,
  }
  const times = []
  for (let run = 0; run < runs; run++) {
    // time of the processor: a shared machine does other things in between
    const start = process.cpuUsage()
    parseUnified(source, options, report)
    const { user, system } = process.cpuUsage(start)
    times.push((user + system) / 1000)
  }
  return times.slice(runs / 4).sort((a, b) => a - b)[Math.floor((runs * 3) / 8)]
}
