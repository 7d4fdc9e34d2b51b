import { FRAMEWORKS } from '../bench/shared/sides.mjs'
import { answersOf, change, edit, step } from './steps.mjs'
import { placeOf } from './places.mjs'

const isFor = ({ source }) => source === 'mtm'

/** Edits of the header of a `.mtm` file. */
export const MTM_EDITS = [
  edit(
    'channel added',
    ({ id, files }) =>
      step(
        [
          change(
            files.counter,
            '    on: handlePing\n',
            '    on: handlePing\n  - event: pong\n    on: handlePong\n',
          ),
        ],
        { answers: answersOf('pong', id, 1) },
      ),
    { isFor, isInvisible: true },
  ),
  edit(
    'channel removed',
    ({ id, files }) =>
      step([change(files.counter, /channels:\n {2}- event: ping\n {4}on: handlePing\n/, '')], {
        answers: answersOf('ping', id, undefined),
      }),
    { isFor, isInvisible: true },
  ),
  edit(
    'target changed',
    ({ framework, id, files }, textOf) => {
      const target = FRAMEWORKS[(FRAMEWORKS.indexOf(framework) + 1) % FRAMEWORKS.length]
      return step([change(files.counter, () => retarget(textOf, { framework, target, id }))], {
        own: { markup: 'markup-1', style: hasStyleFile(target) && !hasStyleFile(framework) ? '' : 'style-0' },
        // A component of another framework is another component: what it declares is declared anew.
        values: { count: '0', object: '0', extra: '0', child: '0' },
      })
    },
    { isFor },
  ),
]

/** The same component of another framework, with what that one needs, and the child and the style that were there. */
function retarget(textOf, { framework, target, id }) {
  const text = textOf(placeOf(target, 'mtm').files.counter)
    .replaceAll(`${target}-mtm`, id)
    .replace('markup-0', 'markup-1')
    .replaceAll(/'\.\/(?!Child|counter)/g, `'../../${target}/mtm/`)
  return hasStyleFile(framework) ? text : text.replace(/^.*counter\.css.*\n/m, '')
}

const hasStyleFile = (framework) => placeOf(framework, 'mtm').files.style.endsWith('.css')
