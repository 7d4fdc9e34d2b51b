import { nearest } from '../../../src/shared/nearest.ts'

/** A file with more unknown names is not one with misspelt names, and comparing each with each takes long. */
const MAXIMUM = 20

/** Makes a function that says which known name an unknown one most likely stands for. */
export function createSuggester(): (name: string, known: () => readonly string[]) => string | undefined {
  const suggestions = new Map<string, string | undefined>()
  return (name, known) => {
    if (!suggestions.has(name) && suggestions.size < MAXIMUM) suggestions.set(name, nearest(name, known()))
    return suggestions.get(name)
  }
}
