/** A React file that React Refresh does not take in place once its other export is another one. */
const mixed = `/** @jsxImportSource react */
export const MixedPrices = { low: 0 }
export function Mixed() {
  return <p>{'mixed-0'}</p>
}
`

/** A module that hands each update on to whoever imports it. */
const handingOn = (imported: string): string => `import '${imported}'
export const ring = 'ring-0'
if (import.meta.hot) import.meta.hot.accept(() => import.meta.hot.invalidate())
`

/** Modules that cannot be updated in place, each in its own way, on top of the fixture app. */
export const unfitFiles: Readonly<Record<string, string>> = {
  'src/listeners.ts': `import './first-listener'
import './second-listener'
import './unfit/start'
`,
  'src/unfit/start.ts': `import './helpers'
import './Mixed'
import './ring'
import './order-a'
import './accepting'
`,
  'src/unfit/helpers.ts': `export const help = 'help-0'\n`,
  'src/unfit/Mixed.tsx': mixed,
  'src/unfit/ring.ts': `import './ring-two.js'\nif (import.meta.hot) import.meta.hot.accept()\n`,
  'src/unfit/ring-one.js': handingOn('./ring-two.js'),
  'src/unfit/ring-two.js': handingOn('./ring-one.js'),
  'src/unfit/order-a.js': `import { b } from './order-b.js'
export const name = 'a'
document.body.dataset.order = b()
`,
  'src/unfit/order-b.js': `import { name } from './order-a.js'
export const value = 'b-0'
export const b = () => value
export const both = () => name + value
if (import.meta.hot) import.meta.hot.accept()
`,
  'src/unfit/accepting.ts': accepting(''),
}

/** A module that is asked whether it can be taken over. */
export function accepting(body: string, start = ''): string {
  return `if (document.body.dataset.isGone) throw new Error('gone for good')
${start}
export const check = () => {${body}}
if (import.meta.hot) import.meta.hot.accept((next) => next?.check())
`
}
