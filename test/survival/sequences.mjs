import { FRAMEWORKS } from '../bench/shared/sides.mjs'
import { change, markup, step } from './steps.mjs'
import { placeOf } from './places.mjs'

const script = ({ files }, from, to) =>
  step([change(files.counter, `script-${from}`, `script-${to}`)], { own: { script: `script-${to}` } })

const leaf = ({ files }, from, to) =>
  step([change(files.child, `child-${from}`, `child-${to}`)], { own: { child: `child-${to}` } })

/** Edits one after the other, each of them looked at. */
export const SEQUENCES = [
  {
    name: 'leaf, parent, leaf again',
    toSteps: (place) => [
      leaf(place, 0, 1),
      step([change(place.files.parent, 'parent-0', 'parent-1')], { parent: 'parent-1' }),
      leaf(place, 1, 2),
      markup(place, 0, 1),
      leaf(place, 2, 3),
    ],
  },
  {
    name: 'five edits of one file',
    toSteps: (place) => [0, 1, 2, 3, 4].map((version) => script(place, version, version + 1)),
  },
  {
    name: 'an edit in each framework in turn',
    toSteps: ({ framework, source }) =>
      FRAMEWORKS.map((_, turn) => {
        const next = FRAMEWORKS[(FRAMEWORKS.indexOf(framework) + turn) % FRAMEWORKS.length]
        const place = placeOf(next, source)
        return { ...script(place, 0, 1), place }
      }),
  },
  {
    name: 'the same edit undone and redone',
    toSteps: (place) => [script(place, 0, 1), script(place, 1, 0), script(place, 0, 1)],
  },
]
