/**
 * One change of a file.
 * @param from a text, a pattern, or a function from the whole old text to the new one
 */
export const change = (file, from, to) => ({ file, from, to })

/**
 * One save.
 * @param changes what is saved at once
 * @param expected what differs afterwards: `own` texts of the edited component by name, `every` texts of all
 *   components, `values` and `typed` of the edited component, `parent` and `root` text, `page`, `answers`
 */
export const step = (changes, expected = {}) => ({ changes, expected })

/** A save that must not reach the page. */
export const brokenStep = (changes) => ({ changes, expected: {}, isBroken: true })

/**
 * An edit of one save.
 * @param toStep called with the place and a function that gives the text of a file
 * @param options `isFor(place)`; `isInvisible` when no text changes; `mayCompileToSame` when a compiler may leave it
 *   out; `reloads` when the page must be reloaded
 */
export const edit = (name, toStep, options = {}) => ({
  name,
  ...options,
  toSteps: (place, textOf) => [toStep(place, textOf)],
})

/** A save that changes the text of the edited component from one version to another. */
export const markup = ({ files }, from, to) =>
  step([change(files.counter, `markup-${from}`, `markup-${to}`)], { own: { markup: `markup-${to}` } })

/** How often both instances of a place answer an event. */
export const answersOf = (event, id, times) =>
  Object.fromEntries(['a', 'b'].map((instance) => [`${event} ${id}-${instance}`, times]))

/**
 * A save that breaks the edited component, and one that mends it. Both bring another text, too.
 * @param fault what is put in for what
 */
export const breaking = (name, from, to) => ({
  name,
  toSteps: ({ files }) => [
    brokenStep([change(files.counter, 'markup-0', 'markup-1'), change(files.counter, from, to)]),
    step([change(files.counter, to, from)], { own: { markup: 'markup-1' } }),
  ],
})

/** @throws {Error} when it changes nothing */
export function applyChange(text, { file, from, to }) {
  const changed = typeof from === 'function' ? from(text) : text.replace(from, to)
  if (changed === text) throw new Error(`the edit of ${file} changes nothing`)
  return changed
}
