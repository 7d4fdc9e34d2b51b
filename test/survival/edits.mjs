import { answersOf, breaking, brokenStep, change, edit, markup, step } from './steps.mjs'
import { swapDeclarations, SYNTAX, withInitialValue, withoutLinesOf } from './syntax.mjs'

/** An edit that replaces one version of a text by the next. */
const versioned = (name, role, text) =>
  edit(name, ({ files }) =>
    step([change(files[role], `${text}-0`, `${text}-1`)], { own: { [text]: `${text}-1` } }),
  )

/** Edits of what the component is made of. */
const CONTENT_EDITS = [
  versioned('markup text', 'counter', 'markup'),
  edit('markup structure', ({ framework, files }) => {
    const attribute = framework === 'react' ? 'className' : 'class'
    const added = `<em ${attribute}="added">added-1</em>`
    return step([change(files.counter, /(?=<b class(?:Name)?="markup")/, added)], {
      own: { added: 'added-1' },
    })
  }),
  versioned('script constant', 'counter', 'script'),
  versioned('handler body', 'counter', 'handler'),
  edit(
    'effect body',
    ({ id, files }) =>
      step([change(files.counter, 'answer(`beat', 'answer(`second beat')], {
        answers: {
          ...answersOf('beat', id, undefined),
          ...answersOf('second beat', id, 1),
        },
      }),
    { isInvisible: true },
  ),
  versioned('style', 'style', 'style'),
  edit(
    'comment in script',
    ({ files }) => step([change(files.counter, '/* setup */', '/* set up here */')]),
    { isInvisible: true, mayCompileToSame: true },
  ),
]

/** Edits of the state that the component declares. */
const STATE_EDITS = [
  edit('add a state variable', ({ framework, files }) =>
    step(
      [
        change(files.counter, '/* setup */', SYNTAX[framework].state('added', '7')),
        change(files.counter, 'markup-0', `markup-${SYNTAX[framework].shown('added')}`),
      ],
      { own: { markup: 'markup-7' } },
    ),
  ),
  edit('remove a state variable', ({ files }) =>
    step([change(files.counter, (text) => withoutLinesOf(text, 'spare'))], { own: { spare: null } }),
  ),
  edit('reorder state variables', ({ files }) =>
    step(
      [
        change(files.counter, (text) => swapDeclarations(text, 'clicks', 'limit')),
        change(files.counter, 'markup-0', 'markup-1'),
      ],
      { own: { markup: 'markup-1' } },
    ),
  ),
  edit(
    'rename a state variable',
    ({ files }) =>
      step([
        change(files.counter, (text) =>
          text.replaceAll(/\bclicks\b/g, 'taps').replaceAll('setClicks', 'setTaps'),
        ),
      ]),
    { isInvisible: true },
  ),
  edit('change initial values', ({ files }) =>
    step(
      [
        change(files.counter, (text) => withInitialValue(text, 'clicks', '5')),
        change(files.counter, (text) => withInitialValue(text, 'limit', '20')),
      ],
      { own: { limit: '20' } },
    ),
  ),
]

/** Edits of what the component is connected to. */
const NEIGHBOUR_EDITS = [
  versioned('child component', 'child', 'child'),
  edit('parent component', ({ files }) =>
    step([change(files.parent, 'parent-0', 'parent-1')], { parent: 'parent-1' }),
  ),
  edit('root component', ({ files }) => step([change(files.root, 'root-0', 'root-1')], { root: 'root-1' })),
  versioned('util module', 'util', 'util'),
  edit('util module of all frameworks', () =>
    step([change('src/shared/label.js', 'shared-0', 'shared-1')], { every: { shared: 'shared-1' } }),
  ),
  versioned('hook module, body', 'hook', 'hook'),
  edit('hook module, one more state', ({ framework, files }) =>
    step(
      [
        change(files.hook, '/* hook */', SYNTAX[framework].state('more', '4')),
        change(files.hook, `'hook-0'`, `'hook-' + ${SYNTAX[framework].read('more')}`),
      ],
      { own: { hook: 'hook-4' } },
    ),
  ),
  versioned('store module', 'store', 'store'),
  edit('rename the component', ({ framework, files }) => {
    const isFunction = framework === 'react' || framework === 'solid'
    const rename = (text) => text.replaceAll(/\bCounter\b(?!\.)/g, 'Tally')
    return step(
      [
        isFunction
          ? change(files.counter, 'function Counter(', 'function Tally(')
          : change(files.parent, rename),
        change(files.counter, 'markup-0', 'markup-1'),
      ],
      { own: { markup: 'markup-1' } },
    )
  }),
  edit('add an export', ({ framework, files }) =>
    step(
      [
        change(files.counter, ...SYNTAX[framework].moduleExport('export const meta = { version: 1 }')),
        change(files.counter, 'markup-0', 'markup-1'),
      ],
      { own: { markup: 'markup-1' } },
    ),
  ),
]

/** Edits that do not work, and what comes of them. */
const BREAKING_EDITS = [
  breaking('syntax error, then fix', '/* setup */', 'const = 1'),
  breaking('unresolvable import, then fix', `'./util'`, `'./missing'`),
  breaking('module-evaluation throw, then fix', '/* module */', 'throwNow()'),
  breaking('render throw, then fix', 'okay()', 'fail()'),
  breaking('setup throw, then fix', '/* setup */', 'fail()'),
  breaking('effect throw, then fix', '/* effect */', 'fail()'),
  {
    name: 'two files in one save, one broken, then fix',
    toSteps: ({ files }) => [
      brokenStep([
        change(files.child, 'child-0', 'child-1'),
        change(files.counter, 'markup-0', 'markup-1'),
        change(files.counter, '/* setup */', 'const = 1'),
      ]),
      step([change(files.counter, 'const = 1', '/* setup */')], {
        own: { markup: 'markup-1', child: 'child-1' },
      }),
    ],
  },
  edit('two writes 20 ms apart', ({ files }) => ({
    ...markup({ files }, 0, 1),
    second: { afterMs: 20, changes: [change(files.counter, 'markup-1', 'markup-2')] },
    expected: { own: { markup: 'markup-2' } },
  })),
]

export const EDITS = [...CONTENT_EDITS, ...STATE_EDITS, ...NEIGHBOUR_EDITS, ...BREAKING_EDITS]
